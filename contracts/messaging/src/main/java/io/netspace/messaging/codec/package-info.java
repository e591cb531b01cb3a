/** Events as Kafka records: JSON in the value, CloudEvents attributes in the headers. */
@NullMarked
package io.netspace.messaging.codec;

import org.jspecify.annotations.NullMarked;
