/** Where images come from: drawn by the trainer itself, or read from a folder. Plain Java. */
@NullMarked
package io.netspace.trainer.adapter.outbound.images;

import org.jspecify.annotations.NullMarked;
