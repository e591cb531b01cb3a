package io.netspace.trainer.domain;

/** The images a network learns from, and those its error is measured on; no image is in both. */
public record ImageSplit(LabelledImages train, LabelledImages validation) {}
