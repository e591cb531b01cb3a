/** Consumption of events, and metrics. */
@NullMarked
package io.netspace.analyzer.adapter.inbound;

import org.jspecify.annotations.NullMarked;
