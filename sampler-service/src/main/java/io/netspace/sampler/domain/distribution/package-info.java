/** Exact distributions of parameters and settings of a space. */
@NullMarked
package io.netspace.sampler.domain.distribution;

import org.jspecify.annotations.NullMarked;
