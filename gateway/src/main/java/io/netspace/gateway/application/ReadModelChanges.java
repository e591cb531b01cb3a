package io.netspace.gateway.application;

import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.study.StudyFacts;
import java.util.Collection;

/**
 * What a batch of the log changes in the store. What is told comes before its effect: so a replay
 * after a crash in between neither loses it from the stream nor tells it twice.
 *
 * @param segments new ones, or as they were
 * @param windows with the new chapters
 * @param blocks in place of those there are
 * @param studies in place of what was known
 * @param droppedSegments chapters that are no longer kept
 */
public record ReadModelChanges(
    Collection<EventSegment> segments,
    Collection<RetentionWindow> windows,
    Collection<CandidateBlock> blocks,
    Collection<StudyFacts> studies,
    Collection<Long> droppedSegments) {}
