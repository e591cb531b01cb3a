package io.netspace.sampler.domain.network;

/** Whether a space has networks that a regime allows, as found within a limit of draws. */
public sealed interface Feasibility permits Feasible, NoneFound {}
