/** The consumer of the log, and the resources of the HTTP API. */
@NullMarked
package io.netspace.gateway.adapter.inbound;

import org.jspecify.annotations.NullMarked;
