package io.netspace.sampler.domain.network;

/** Whether anything in a space satisfies a regime, as far as a bounded effort can tell. */
public sealed interface Feasibility permits Feasible, NoneFound {}
