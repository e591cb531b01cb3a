/** Training and validation images of a data set. */
@NullMarked
package io.netspace.trainer.adapter.outbound.images.split;

import org.jspecify.annotations.NullMarked;
