/** Checks whether a data set can be trained on. */
@NullMarked
package io.netspace.trainer.adapter.outbound.images.check;

import org.jspecify.annotations.NullMarked;
