/** The events that the services publish, and the topic of each. */
@NullMarked
package io.netspace.messaging.event;

import org.jspecify.annotations.NullMarked;
