/** Commands of experiments: benchmarks and chaos. */
@NullMarked
package io.netspace.lab.command;

import org.jspecify.annotations.NullMarked;
