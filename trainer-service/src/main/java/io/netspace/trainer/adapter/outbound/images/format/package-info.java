/** File formats of labelled images: CIFAR, IDX, NPZ, folders. */
@NullMarked
package io.netspace.trainer.adapter.outbound.images.format;

import org.jspecify.annotations.NullMarked;
