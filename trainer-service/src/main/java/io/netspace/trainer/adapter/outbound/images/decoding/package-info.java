/** Decoding and resizing of images to one shape. */
@NullMarked
package io.netspace.trainer.adapter.outbound.images.decoding;

import org.jspecify.annotations.NullMarked;
