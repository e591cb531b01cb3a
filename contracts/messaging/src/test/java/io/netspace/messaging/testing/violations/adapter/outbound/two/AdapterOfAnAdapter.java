package io.netspace.messaging.testing.violations.adapter.outbound.two;

import io.netspace.messaging.testing.violations.adapter.outbound.one.FirstAdapter;

/** Violates the rule that adapters are independent. */
public record AdapterOfAnAdapter(FirstAdapter first) {}
