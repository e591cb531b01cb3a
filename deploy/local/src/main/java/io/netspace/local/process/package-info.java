/** Broker, store and services as child processes, and everything together on one data directory. */
@NullMarked
package io.netspace.local.process;

import org.jspecify.annotations.NullMarked;
