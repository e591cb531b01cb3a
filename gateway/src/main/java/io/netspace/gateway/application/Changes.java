package io.netspace.gateway.application;

import io.netspace.gateway.domain.FateBlock;
import io.netspace.gateway.domain.StudyFacts;
import java.util.Collection;

/**
 * What a batch of the log changes in the store. What is told comes before its effect: so a replay
 * after a crash in between neither loses it from the stream nor tells it twice.
 *
 * @param chapters new ones, or as they were
 * @param windows with the new chapters
 * @param blocks in place of those there are
 * @param studies in place of what was known
 * @param dropped chapters that are no longer kept
 */
public record Changes(
    Collection<Chapter> chapters,
    Collection<Window> windows,
    Collection<FateBlock> blocks,
    Collection<StudyFacts> studies,
    Collection<Long> dropped) {}
