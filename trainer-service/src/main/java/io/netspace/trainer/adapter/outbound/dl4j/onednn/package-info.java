/** oneDNN primitives built once and run many times: tensors, layouts, steps and programs. */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import org.jspecify.annotations.NullMarked;
