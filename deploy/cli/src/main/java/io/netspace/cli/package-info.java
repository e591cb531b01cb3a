/** The command line. */
@NullMarked
package io.netspace.cli;

import org.jspecify.annotations.NullMarked;
