package io.netspace.messaging.testing.violations.adapter.inbound;

import io.netspace.messaging.testing.violations.adapter.outbound.one.FirstAdapter;

/** Violates the rule that inbound and outbound adapters are independent. */
public record InboundWithOutbound(FirstAdapter first) {}
