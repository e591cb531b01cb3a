package io.netspace.gateway.application;

import java.time.Instant;

/** The sort key of a study in the list, newest first: the time of its request, then its id. */
public record StudySortKey(Instant requestedAt, String id) {}
