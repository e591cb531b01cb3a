package io.netspace.messaging.testing.violations.domain;

import java.time.Clock;

/** Violates the rule that a domain reads no clock. */
public record DomainWithAClock(Clock clock) {}
