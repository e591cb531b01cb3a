package io.netspace.trainer.adapter.outbound.dl4j;

/** One part of a body. Parts run one after the other, each on what the one before it gave. */
sealed interface Part permits Unit, Pooling, Excitation, Residual {}
