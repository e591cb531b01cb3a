/** Trained networks in files: predictions, errors and latency by ONNX Runtime, and packages. */
@NullMarked
package io.netspace.offline.trained;

import org.jspecify.annotations.NullMarked;
