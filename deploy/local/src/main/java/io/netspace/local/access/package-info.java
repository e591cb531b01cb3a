/** The key file of a gateway, as the command line writes it. */
@NullMarked
package io.netspace.local.access;

import org.jspecify.annotations.NullMarked;
