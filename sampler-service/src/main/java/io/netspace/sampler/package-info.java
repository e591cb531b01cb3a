/** The sampler service: configuration and wiring. */
@NullMarked
package io.netspace.sampler;

import org.jspecify.annotations.NullMarked;
