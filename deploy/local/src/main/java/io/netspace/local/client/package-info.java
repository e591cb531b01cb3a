/** Client of the gateway's HTTP API. */
@NullMarked
package io.netspace.local.client;

import org.jspecify.annotations.NullMarked;
