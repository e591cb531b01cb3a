package io.netspace.gateway.application;

import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.candidate.ReplicateGroup;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.model.study.StudyId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The read model in maps; what it is to lose, and when it is to be away, tests say. */
public final class InMemoryReadModelStore implements ReadModelStore {
  private final Map<StudyId, StudyFacts> studies = new HashMap<>();
  private final Map<BlockKey, CandidateBlock> blocks = new HashMap<>();
  private final Map<Long, EventSegment> segments = new HashMap<>();
  private final Map<StudyId, RetentionWindow> windows = new HashMap<>();
  private int savesUntilFailure = Integer.MAX_VALUE;

  /** A store that holds what this one holds now. */
  public InMemoryReadModelStore copy() {
    InMemoryReadModelStore copy = new InMemoryReadModelStore();
    copy.replaceBy(this);
    return copy;
  }

  /** Holds what another holds, and nothing else: as after a crash. */
  public void replaceBy(InMemoryReadModelStore other) {
    replace(studies, other.studies);
    replace(blocks, other.blocks);
    replace(segments, other.segments);
    replace(windows, other.windows);
  }

  private static <K, V> void replace(Map<K, V> map, Map<K, V> other) {
    map.clear();
    map.putAll(other);
  }

  /** Fails in the middle of the first save after this many, once. */
  public void failAfter(int saves) {
    savesUntilFailure = saves;
  }

  @Override
  public List<StudyFacts> studies() {
    return List.copyOf(studies.values());
  }

  @Override
  public void forEachBlock(Consumer<CandidateBlock> reader) {
    blocks.values().forEach(reader);
  }

  @Override
  public List<RetentionWindow> windows() {
    return List.copyOf(windows.values());
  }

  @Override
  public List<EventSegment> segments(Collection<Long> firsts) {
    return firsts.stream().map(segments::get).filter(Objects::nonNull).toList();
  }

  @Override
  public void save(ReadModelChanges changes) {
    changes.segments().forEach(segment -> segments.put(segment.first(), segment));
    changes.windows().forEach(window -> windows.put(window.study(), window));
    if (savesUntilFailure-- == 0) {
      savesUntilFailure = Integer.MAX_VALUE;
      throw new IllegalStateException("The store is away.");
    }
    changes
        .blocks()
        .forEach(block -> blocks.put(new BlockKey(block.group(), block.number()), block));
    changes.studies().forEach(study -> studies.put(study.id(), study));
    segments.keySet().removeAll(changes.droppedSegments());
  }

  private record BlockKey(ReplicateGroup group, int number) {}
}
