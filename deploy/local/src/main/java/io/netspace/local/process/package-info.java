/** The launcher of the services' processes: start, readiness, restart, stop. */
@NullMarked
package io.netspace.local.process;

import org.jspecify.annotations.NullMarked;
