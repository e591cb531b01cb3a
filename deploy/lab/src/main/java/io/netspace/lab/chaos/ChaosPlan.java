package io.netspace.lab.chaos;

import java.time.Duration;

/**
 * The intensity and the seed of the faults.
 *
 * @param seed of the random faults; the study has its own
 * @param kills in the scenario of kills
 * @param minPause between two kills
 * @param maxPause between two kills
 * @param trainers processes
 */
public record ChaosPlan(long seed, int kills, Duration minPause, Duration maxPause, int trainers) {}
