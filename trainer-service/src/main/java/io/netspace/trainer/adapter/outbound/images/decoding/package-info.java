/** Decoding images to planes of one shape. */
@NullMarked
package io.netspace.trainer.adapter.outbound.images.decoding;

import org.jspecify.annotations.NullMarked;
