/** How the log, the clock and those who watch reach the sampler. */
@NullMarked
package io.netspace.sampler.adapter.inbound;

import org.jspecify.annotations.NullMarked;
