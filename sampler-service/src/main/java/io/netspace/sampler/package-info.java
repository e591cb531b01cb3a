/** The sampler service: its configuration, and how its parts are put together. */
@NullMarked
package io.netspace.sampler;

import org.jspecify.annotations.NullMarked;
