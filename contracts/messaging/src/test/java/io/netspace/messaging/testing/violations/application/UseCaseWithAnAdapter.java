package io.netspace.messaging.testing.violations.application;

import io.netspace.messaging.testing.violations.adapter.outbound.one.FirstAdapter;

/** Breaks the rule that a use case knows no adapter. */
public record UseCaseWithAnAdapter(FirstAdapter adapter) {}
