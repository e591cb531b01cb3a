/** How events arrive. */
@NullMarked
package io.netspace.analyzer.adapter.inbound;

import org.jspecify.annotations.NullMarked;
