/** Whether a data set can be trained on, and what is in it. */
@NullMarked
package io.netspace.trainer.adapter.outbound.images.check;

import org.jspecify.annotations.NullMarked;
