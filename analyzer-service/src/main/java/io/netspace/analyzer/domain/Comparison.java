package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Claim;

/**
 * What is settled before the first pair of a comparison is looked at: challenger against incumbent,
 * pair by pair in index order.
 *
 * @param incumbent revision
 * @param challenger revision
 * @param incumbentFrom index of the incumbent's network in the first pair; the challenger's is 0
 * @param cap most pairs to look at
 * @param margin points of mean error that a simplification may cost
 * @param smallestGain points of mean error; an improvement of less is not worth having
 * @param window that errors count in
 * @param level chance, at most, that the interval of the gain misses it at any look
 */
public record Comparison(
    int incumbent,
    int challenger,
    int incumbentFrom,
    int cap,
    Claim claim,
    double margin,
    double smallestGain,
    ErrorWindow window,
    double level) {}
