/** How events and what is known of studies leave. */
@NullMarked
package io.netspace.analyzer.adapter.outbound;

import org.jspecify.annotations.NullMarked;
