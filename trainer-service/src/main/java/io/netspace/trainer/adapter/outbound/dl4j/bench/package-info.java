/** Benchmarks of training, run in a process of their own. */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j.bench;

import org.jspecify.annotations.NullMarked;
