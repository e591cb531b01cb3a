/** Broker and store as processes of this machine. */
@NullMarked
package io.netspace.local.embedded;

import org.jspecify.annotations.NullMarked;
