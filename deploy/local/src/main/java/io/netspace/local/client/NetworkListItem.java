package io.netspace.local.client;

/**
 * One trained network that is kept.
 *
 * @param index of the candidate in its population
 */
public record NetworkListItem(String candidateId, int index, double errorPercent) {}
