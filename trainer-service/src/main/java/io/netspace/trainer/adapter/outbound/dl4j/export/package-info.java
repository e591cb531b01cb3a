/** Trained networks as ONNX, DL4J zip and JSON. */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j.export;

import org.jspecify.annotations.NullMarked;
