package io.netspace.gateway.application;

import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.study.StudyFacts;
import java.util.Collection;

/**
 * The changes of a batch of the log to the store. Events are written before their effects, so that
 * a replay after a crash in between neither loses them from the stream nor sends them twice.
 *
 * @param segments new ones, and lost ones again
 * @param windows with the new segments
 * @param blocks that replace the stored ones
 * @param studies whose facts replace the stored ones
 * @param droppedSegments segments that are no longer kept
 */
public record ReadModelChanges(
    Collection<EventSegment> segments,
    Collection<RetentionWindow> windows,
    Collection<CandidateBlock> blocks,
    Collection<StudyFacts> studies,
    Collection<Long> droppedSegments) {}
