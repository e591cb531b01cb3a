/** The verbs of the command line. */
@NullMarked
package io.netspace.local.command;

import org.jspecify.annotations.NullMarked;
