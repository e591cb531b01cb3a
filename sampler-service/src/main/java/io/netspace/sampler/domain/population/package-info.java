/** Sampling the candidates of a population. */
@NullMarked
package io.netspace.sampler.domain.population;

import org.jspecify.annotations.NullMarked;
