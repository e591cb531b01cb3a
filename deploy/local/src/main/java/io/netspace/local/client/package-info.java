/** Clients of the gateway's HTTP API, of the broker, and of the store. */
@NullMarked
package io.netspace.local.client;

import org.jspecify.annotations.NullMarked;
