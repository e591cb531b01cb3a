package io.netspace.messaging.testing.violations.application;

import io.netspace.messaging.testing.violations.adapter.outbound.one.FirstAdapter;

/** Violates the rule that a use case depends on no adapter. */
public record UseCaseWithAnAdapter(FirstAdapter adapter) {}
