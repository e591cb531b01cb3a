/**
 * Trains networks with DeepLearning4J, the body of each one layer: run by oneDNN on the CPU, by
 * ND4J's operations on a GPU.
 */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j;

import org.jspecify.annotations.NullMarked;
