/** The training benchmarks of the trainer, started in its class path. */
@NullMarked
package io.netspace.lab.training;

import org.jspecify.annotations.NullMarked;
