package io.netspace.gateway.application;

import io.netspace.model.study.StudyId;
import java.time.Instant;

/**
 * One applied event, as the live stream tells it.
 *
 * @param sequence grows by one an event, over all studies
 * @param id of the event
 * @param type the event's name, such as {@code CandidateTrained}
 * @param json the event as it is on the wire
 */
public record LoggedEvent(
    long sequence, String id, StudyId study, String type, Instant time, String json) {}
