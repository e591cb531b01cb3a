package io.netspace.trainer.domain;

/** The training and the validation images of a data set; no image is in both. */
public record ImageSplit(LabelledImages train, LabelledImages validation) {}
