/** How fast candidates are sampled. */
@NullMarked
package io.netspace.lab.sampling;

import org.jspecify.annotations.NullMarked;
