/** The distribution of a space's parameter settings. */
@NullMarked
package io.netspace.model.sampling.distribution;

import org.jspecify.annotations.NullMarked;
