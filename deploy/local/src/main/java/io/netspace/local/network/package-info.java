/** Networks by name and from files, as the offline commands read and show them. */
@NullMarked
package io.netspace.local.network;

import org.jspecify.annotations.NullMarked;
