package io.netspace.gateway.application;

import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.study.StudyFacts;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stores the gateway's read model. It has no logic: it is read once, and then written batch by
 * batch.
 */
public interface ReadModelStore {

  /** The facts of each study, in no order. */
  List<StudyFacts> studies();

  /** Passes the blocks of all candidates to the reader, in no order. */
  void forEachBlock(Consumer<CandidateBlock> reader);

  /** The retention window of each study's stream. */
  List<RetentionWindow> windows();

  /** The stored segments with these first sequence numbers, in no order. */
  List<EventSegment> segments(Collection<Long> firsts);

  /** Stores all changes, in the order of their components, replacing earlier documents. */
  void save(ReadModelChanges changes);
}
