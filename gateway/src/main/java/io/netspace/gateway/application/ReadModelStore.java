package io.netspace.gateway.application;

import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.study.StudyFacts;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the gateway's read model. It decides nothing: it is read once, and then written batch by
 * batch.
 */
public interface ReadModelStore {

  /** What is known of each study, in no order. */
  List<StudyFacts> studies();

  /** Takes the standings of all candidates, block by block, in no order. */
  void forEachBlock(Consumer<CandidateBlock> reader);

  /** How far back the stream of each study goes. */
  List<RetentionWindow> windows();

  /** The chapters of these first sequences that are kept, in no order. */
  List<EventSegment> segments(Collection<Long> firsts);

  /** Stores all changes, over what was there, in the order in which they name them. */
  void save(ReadModelChanges changes);
}
