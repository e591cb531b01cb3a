/** What of a value may reach a log. */
@NullMarked
package io.netspace.messaging.logging;

import org.jspecify.annotations.NullMarked;
