package io.netspace.model.study;

/**
 * The comparison of the final space with the starting one in a generalisation test.
 *
 * @param evidence of the comparison, the starting space as incumbent
 */
public record GeneralizationResult(GeneralizationTest challenge, Evidence evidence) {}
