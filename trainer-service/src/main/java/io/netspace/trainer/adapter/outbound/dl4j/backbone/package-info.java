/** The structure of a network's backbone, independent of what computes it. */
@NullMarked
package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import org.jspecify.annotations.NullMarked;
