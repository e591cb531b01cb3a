/** Dead letters of all topics: list and replay. */
@NullMarked
package io.netspace.local.deadletter;

import org.jspecify.annotations.NullMarked;
