/** The services as processes of this machine: start, readiness, restart, stop. */
@NullMarked
package io.netspace.local.process;

import org.jspecify.annotations.NullMarked;
