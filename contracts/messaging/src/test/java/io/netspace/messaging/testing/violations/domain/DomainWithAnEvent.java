package io.netspace.messaging.testing.violations.domain;

import io.netspace.messaging.event.StudyPaused;

/** Violates the rule that a domain depends only on the model. */
public record DomainWithAnEvent(StudyPaused event) {}
