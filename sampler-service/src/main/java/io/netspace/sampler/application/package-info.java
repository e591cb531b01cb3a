/**
 * What happens when the log grows: populations are sampled as they are asked for, within bounds.
 */
@NullMarked
package io.netspace.sampler.application;

import org.jspecify.annotations.NullMarked;
