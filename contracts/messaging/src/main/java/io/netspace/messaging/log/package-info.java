/** Entries of the event log, and what a service derives from them. */
@NullMarked
package io.netspace.messaging.log;

import org.jspecify.annotations.NullMarked;
