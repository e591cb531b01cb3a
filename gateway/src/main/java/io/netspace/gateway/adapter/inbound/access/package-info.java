/** Who makes a request: API keys, the login of the page, and what is allowed without one. */
@NullMarked
package io.netspace.gateway.adapter.inbound.access;

import org.jspecify.annotations.NullMarked;
