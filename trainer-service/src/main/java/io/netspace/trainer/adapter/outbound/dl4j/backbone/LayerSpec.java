package io.netspace.trainer.adapter.outbound.dl4j.backbone;

/** One layer of a backbone. Layers run in sequence, each on the output of the one before. */
public sealed interface LayerSpec permits ConvNormAct, MaxPool, SqueezeExcite, Residual {}
