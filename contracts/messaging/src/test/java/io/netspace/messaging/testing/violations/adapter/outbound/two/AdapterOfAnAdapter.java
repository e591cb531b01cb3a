package io.netspace.messaging.testing.violations.adapter.outbound.two;

import io.netspace.messaging.testing.violations.adapter.outbound.one.FirstAdapter;

/** Breaks the rule that adapters do not meet. */
public record AdapterOfAnAdapter(FirstAdapter first) {}
