/** Outbound adapters: Kafka and MongoDB. */
@NullMarked
package io.netspace.sampler.adapter.outbound;

import org.jspecify.annotations.NullMarked;
