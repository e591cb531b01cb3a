package io.netspace.gateway.application;

import io.netspace.model.study.StudyId;
import java.time.Instant;

/**
 * One applied event, as the live stream sends it.
 *
 * @param sequence number that increases over all studies
 * @param id of the event
 * @param type the event's name, such as {@code CandidateTrained}
 * @param json the event as on its topic
 */
public record LoggedEvent(
    long sequence, String id, StudyId study, String type, Instant time, String json) {}
