package io.netspace.contracts.offence.adapter.outbound.two;

import io.netspace.contracts.offence.adapter.outbound.one.FirstAdapter;

/** Breaks the rule that adapters do not meet. */
public record AdapterOfAnAdapter(FirstAdapter first) {}
