package io.netspace.lab.chaos;

import java.time.Duration;

/**
 * How much harm, and by which chance.
 *
 * @param seed of everything random in the harm; the study has its own
 * @param kills in the scenario of kills
 * @param minPause between two kills
 * @param maxPause between two kills
 * @param trainers processes
 */
public record ChaosPlan(long seed, int kills, Duration minPause, Duration maxPause, int trainers) {}
