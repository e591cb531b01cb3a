/** Where the gateway keeps what it knows, and how it publishes. */
@NullMarked
package io.netspace.gateway.adapter.outbound;

import org.jspecify.annotations.NullMarked;
