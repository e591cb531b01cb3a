package io.netspace.lab.loop;

import java.time.Duration;

/**
 * How hard the loop is driven.
 *
 * @param candidates over all populations, about
 * @param waitPerBatch of a trainer for each batch it takes
 * @param outstanding candidates without an outcome that the sampler allows
 * @param trainers that wait
 */
public record LoopLoad(int candidates, Duration waitPerBatch, int outstanding, int trainers) {}
