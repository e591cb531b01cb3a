package io.netspace.sampler.domain;

/** Whether anything in a space satisfies a regime, as far as a bounded effort can tell. */
public sealed interface Acceptance permits Satisfied, Unsatisfied {}
