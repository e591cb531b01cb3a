package io.netspace.trainer.adapter.outbound.dl4j.backbone;

/** One part of a body. Parts run one after the other, each on what the one before it gave. */
public sealed interface LayerSpec permits ConvNormAct, MaxPool, SqueezeExcite, Residual {}
