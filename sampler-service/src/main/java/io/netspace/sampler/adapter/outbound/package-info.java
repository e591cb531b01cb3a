/** How candidates leave for the log, and where the sampler keeps what it knows. */
@NullMarked
package io.netspace.sampler.adapter.outbound;

import org.jspecify.annotations.NullMarked;
