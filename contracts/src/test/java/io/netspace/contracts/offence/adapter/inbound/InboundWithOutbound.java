package io.netspace.contracts.offence.adapter.inbound;

import io.netspace.contracts.offence.adapter.outbound.one.FirstAdapter;

/** Breaks the rule that what comes in does not reach what goes out. */
public record InboundWithOutbound(FirstAdapter first) {}
