package io.netspace.local.chaos;

import java.time.Duration;

/**
 * How much harm, and by which chance.
 *
 * @param seed of everything random in the harm; the study has its own
 * @param kills in the scenario of kills
 * @param shortestPause between two kills
 * @param longestPause between two kills
 * @param trainers processes
 */
public record ChaosPlan(
    long seed, int kills, Duration shortestPause, Duration longestPause, int trainers) {}
