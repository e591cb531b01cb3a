/** Asks NVIDIA's driver what GPUs there are. */
@NullMarked
package io.netspace.trainer.adapter.outbound.cuda;

import org.jspecify.annotations.NullMarked;
