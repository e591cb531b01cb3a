/**
 * How candidates are drawn from a space: exact laws, windows, and how many may wait for a trainer.
 */
@NullMarked
package io.netspace.sampler.domain;

import org.jspecify.annotations.NullMarked;
