package io.netspace.model.study;

/**
 * The origin of an event.
 *
 * @param revision of the study's space it belongs to; 0 where it belongs to the study as a whole
 * @param seed of the study
 * @param codeVersion of the service that published it
 */
public record Provenance(StudyId study, int revision, long seed, String codeVersion) {}
