/** Inbound adapters: the log, the scheduler, metrics. */
@NullMarked
package io.netspace.sampler.adapter.inbound;

import org.jspecify.annotations.NullMarked;
