/** What the gateway does: keep its read model, answer from it, and publish what people ask for. */
@NullMarked
package io.netspace.gateway.application;

import org.jspecify.annotations.NullMarked;
