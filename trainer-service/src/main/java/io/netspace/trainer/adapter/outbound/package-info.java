/** How outcomes leave the trainer. */
@NullMarked
package io.netspace.trainer.adapter.outbound;

import org.jspecify.annotations.NullMarked;
