package io.netspace.contracts.vocabulary;

import org.jspecify.annotations.Nullable;

/**
 * What a decision rests on. Errors and gains are in points of percent.
 *
 * @param incumbent revision that was challenged
 * @param challenger revision that challenged it
 * @param models of each population that were compared, pair by pair
 * @param excludedPairs pairs left out because one of the two was abandoned
 * @param incumbentMeanError null without any model
 * @param challengerMeanError null without any model
 * @param gain incumbentMeanError − challengerMeanError, positive is better; 0 without any model
 * @param interval of the gain at the confidence; [−100, 100] while there are fewer than two models
 * @param margin how much worse a simplification may be
 * @param trainingSeconds spent on the challenger's candidates
 */
public record Evidence(
    int incumbent,
    int challenger,
    int models,
    int excludedPairs,
    @Nullable Double incumbentMeanError,
    @Nullable Double challengerMeanError,
    double gain,
    Interval interval,
    double confidence,
    double margin,
    double trainingSeconds) {}
