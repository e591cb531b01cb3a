package io.netspace.messaging.testing.violations.domain;

import io.netspace.messaging.event.StudyPaused;

/** Breaks the rule that a domain knows only the vocabulary. */
public record DomainWithAnEvent(StudyPaused event) {}
