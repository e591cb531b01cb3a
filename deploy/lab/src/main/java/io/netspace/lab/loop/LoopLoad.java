package io.netspace.lab.loop;

import java.time.Duration;

/**
 * The load of the loop.
 *
 * @param candidates approximate number over all populations
 * @param waitPerBatch of a trainer per batch
 * @param outstanding candidates without an outcome that the sampler allows
 * @param trainers number of waiting trainers
 */
public record LoopLoad(int candidates, Duration waitPerBatch, int outstanding, int trainers) {}
