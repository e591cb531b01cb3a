package io.netspace.trainer.adapter.outbound.dl4j;

import org.jspecify.annotations.Nullable;

/**
 * The papers' X block: 1×1, 3×3 in groups with the stride, 1×1, added to the shortcut.
 *
 * @param projection of the shortcut, none where the block keeps width and size
 */
record XBlock(Unit reduce, Unit grouped, Unit expand, @Nullable Unit projection) {}
