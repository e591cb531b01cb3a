package io.netspace.model.study;

/**
 * The final space against the starting one under a challenge.
 *
 * @param evidence of the comparison, the starting space as incumbent
 */
public record GeneralizationResult(GeneralizationTest challenge, Evidence evidence) {}
