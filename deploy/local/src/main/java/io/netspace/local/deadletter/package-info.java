/** Records that no service could read: what is on the dead-letter topics, and sending it again. */
@NullMarked
package io.netspace.local.deadletter;

import org.jspecify.annotations.NullMarked;
