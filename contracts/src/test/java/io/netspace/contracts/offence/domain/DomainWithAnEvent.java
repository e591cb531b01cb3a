package io.netspace.contracts.offence.domain;

import io.netspace.contracts.event.StudyPaused;

/** Breaks the rule that a domain knows only the vocabulary. */
public record DomainWithAnEvent(StudyPaused event) {}
