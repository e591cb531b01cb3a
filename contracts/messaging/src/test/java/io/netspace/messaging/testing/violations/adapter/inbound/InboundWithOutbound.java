package io.netspace.messaging.testing.violations.adapter.inbound;

import io.netspace.messaging.testing.violations.adapter.outbound.one.FirstAdapter;

/** Breaks the rule that what comes in does not reach what goes out. */
public record InboundWithOutbound(FirstAdapter first) {}
