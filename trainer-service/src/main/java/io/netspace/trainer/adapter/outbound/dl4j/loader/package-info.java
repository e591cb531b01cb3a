/** Batches: order of images, augmentation, prefetching. */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j.loader;

import org.jspecify.annotations.NullMarked;
