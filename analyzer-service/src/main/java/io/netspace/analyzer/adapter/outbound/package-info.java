/** Publication of events, and the store of what is known of studies. */
@NullMarked
package io.netspace.analyzer.adapter.outbound;

import org.jspecify.annotations.NullMarked;
