/** Synthetic images, generated from a seed. */
@NullMarked
package io.netspace.trainer.adapter.outbound.images.synthetic;

import org.jspecify.annotations.NullMarked;
