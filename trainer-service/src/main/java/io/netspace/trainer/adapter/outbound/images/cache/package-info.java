/** A cache of decoded images on disk. */
@NullMarked
package io.netspace.trainer.adapter.outbound.images.cache;

import org.jspecify.annotations.NullMarked;
