/** What every request passes before it reaches a resource: host, origin, body, load. */
@NullMarked
package io.netspace.gateway.adapter.inbound.http;

import org.jspecify.annotations.NullMarked;
