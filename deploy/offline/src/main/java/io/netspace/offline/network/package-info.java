/** Networks by name, from a file, or sampled. */
@NullMarked
package io.netspace.offline.network;

import org.jspecify.annotations.NullMarked;
