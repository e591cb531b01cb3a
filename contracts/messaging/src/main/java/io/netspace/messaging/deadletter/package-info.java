/** Records that cannot be decoded or applied, on their dead-letter topics. */
@NullMarked
package io.netspace.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
