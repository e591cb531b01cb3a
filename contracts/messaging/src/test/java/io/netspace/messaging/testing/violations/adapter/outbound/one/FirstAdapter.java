package io.netspace.messaging.testing.violations.adapter.outbound.one;

/** Breaks no rule but that of its package, which is not null-marked. */
public record FirstAdapter(int value) {}
