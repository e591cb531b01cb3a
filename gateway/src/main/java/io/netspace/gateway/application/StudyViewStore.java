package io.netspace.gateway.application;

import io.netspace.gateway.domain.FateBlock;
import io.netspace.gateway.domain.StudyFacts;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the gateway's read model. It decides nothing: it is read once, and then written batch by
 * batch.
 */
public interface StudyViewStore {

  /** What is known of each study, in no order. */
  List<StudyFacts> studies();

  /** Takes the standings of all candidates, block by block, in no order. */
  void forEachBlock(Consumer<FateBlock> reader);

  /** How far back the stream of each study goes. */
  List<Window> windows();

  /** The chapters of these first sequences that are kept, in no order. */
  List<Chapter> chapters(Collection<Long> firsts);

  /** Stores all changes, over what was there, in the order in which they name them. */
  void save(Changes changes);
}
