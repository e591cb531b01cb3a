/** Use cases: maintain the read model, answer queries from it, and publish requests. */
@NullMarked
package io.netspace.gateway.application;

import org.jspecify.annotations.NullMarked;
