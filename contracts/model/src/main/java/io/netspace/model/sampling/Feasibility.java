package io.netspace.model.sampling;

/** Whether a space has networks that a regime allows, as found within a limit of draws. */
public sealed interface Feasibility permits Feasible, NoneFound {}
