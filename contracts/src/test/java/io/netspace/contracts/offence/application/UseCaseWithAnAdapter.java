package io.netspace.contracts.offence.application;

import io.netspace.contracts.offence.adapter.outbound.one.FirstAdapter;

/** Breaks the rule that a use case knows no adapter. */
public record UseCaseWithAnAdapter(FirstAdapter adapter) {}
