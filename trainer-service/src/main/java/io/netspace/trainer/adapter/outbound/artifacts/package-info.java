/** Checkpoints and trained networks in a directory that trainers may share. */
@NullMarked
package io.netspace.trainer.adapter.outbound.artifacts;

import org.jspecify.annotations.NullMarked;
