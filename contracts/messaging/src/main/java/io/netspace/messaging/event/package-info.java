/** What the services publish, and the topic of each event. */
@NullMarked
package io.netspace.messaging.event;

import org.jspecify.annotations.NullMarked;
