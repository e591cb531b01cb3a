/** Spaces by name or from a file, and populations drawn from them without a service. */
@NullMarked
package io.netspace.offline.space;

import org.jspecify.annotations.NullMarked;
