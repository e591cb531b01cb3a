/** Sampling single networks, and estimates about the networks of a space. */
@NullMarked
package io.netspace.sampler.domain.network;

import org.jspecify.annotations.NullMarked;
