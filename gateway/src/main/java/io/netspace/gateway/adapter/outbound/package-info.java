/** Stores of the read model and of networks, and the publisher of requests. */
@NullMarked
package io.netspace.gateway.adapter.outbound;

import org.jspecify.annotations.NullMarked;
