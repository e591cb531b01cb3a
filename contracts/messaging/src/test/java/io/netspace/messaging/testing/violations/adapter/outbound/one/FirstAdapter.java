package io.netspace.messaging.testing.violations.adapter.outbound.one;

/** Violates only the rule that packages are null-marked. */
public record FirstAdapter(int value) {}
