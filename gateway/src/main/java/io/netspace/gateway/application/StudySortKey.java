package io.netspace.gateway.application;

import java.time.Instant;

/** A place in the list of studies, newest first: when one was requested, then its id. */
public record StudySortKey(Instant requestedAt, String id) {}
