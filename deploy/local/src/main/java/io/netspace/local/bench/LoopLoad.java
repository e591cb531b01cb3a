package io.netspace.local.bench;

import java.time.Duration;

/**
 * How hard the loop is driven.
 *
 * @param candidates over all populations, about
 * @param pause of a trainer for each batch it takes
 * @param outstanding candidates without an outcome that the sampler allows
 * @param trainers that wait
 */
public record LoopLoad(int candidates, Duration pause, int outstanding, int trainers) {}
