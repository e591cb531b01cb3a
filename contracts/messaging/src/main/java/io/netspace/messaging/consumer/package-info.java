/** Applying the log: effect first, then the stored position. */
@NullMarked
package io.netspace.messaging.consumer;

import org.jspecify.annotations.NullMarked;
