package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Decision;

/** A decision and who made it: the evidence, or a person. */
public record Ruling(Decision decision, String decidedBy) {}
