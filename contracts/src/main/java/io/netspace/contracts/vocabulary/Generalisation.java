package io.netspace.contracts.vocabulary;

/**
 * The final space against the starting one under a challenge.
 *
 * @param evidence of the comparison, the starting space as incumbent
 */
public record Generalisation(Challenge challenge, Evidence evidence) {}
