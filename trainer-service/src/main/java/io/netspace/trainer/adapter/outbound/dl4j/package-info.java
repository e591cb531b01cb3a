/**
 * Training with DeepLearning4J. The backbone of a network is one layer, computed by oneDNN or by
 * vectors over the images on the CPU, and by ND4J's operations on a GPU.
 */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j;

import org.jspecify.annotations.NullMarked;
