/** Trains networks with DeepLearning4J, the body of each one layer that runs a oneDNN program. */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j;

import org.jspecify.annotations.NullMarked;
