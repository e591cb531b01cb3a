/** The NVIDIA driver's report of the GPUs of this machine. */
@NullMarked
package io.netspace.trainer.adapter.outbound.cuda;

import org.jspecify.annotations.NullMarked;
