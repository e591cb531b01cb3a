/** How the log and people reach the gateway. */
@NullMarked
package io.netspace.gateway.adapter.inbound;

import org.jspecify.annotations.NullMarked;
