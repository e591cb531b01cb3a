package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.domain.Cohort;
import io.netspace.gateway.domain.FateBlock;
import io.netspace.gateway.domain.StudyFacts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The read model in maps; what it is to lose, and when it is to be away, tests say. */
public final class InMemoryStudyViewStore implements StudyViewStore {
  private final Map<StudyId, StudyFacts> studies = new HashMap<>();
  private final Map<Place, FateBlock> blocks = new HashMap<>();
  private final Map<Long, Chapter> chapters = new HashMap<>();
  private final Map<StudyId, Window> windows = new HashMap<>();
  private int savesUntilAway = Integer.MAX_VALUE;

  /** A store that holds what this one holds now. */
  public InMemoryStudyViewStore copy() {
    InMemoryStudyViewStore copy = new InMemoryStudyViewStore();
    copy.becomes(this);
    return copy;
  }

  /** Holds what another holds, and nothing else: as after a crash. */
  public void becomes(InMemoryStudyViewStore other) {
    replace(studies, other.studies);
    replace(blocks, other.blocks);
    replace(chapters, other.chapters);
    replace(windows, other.windows);
  }

  private static <K, V> void replace(Map<K, V> map, Map<K, V> other) {
    map.clear();
    map.putAll(other);
  }

  /** Fails in the middle of the first save after this many, once. */
  public void isAwayAfter(int saves) {
    savesUntilAway = saves;
  }

  @Override
  public List<StudyFacts> studies() {
    return List.copyOf(studies.values());
  }

  @Override
  public void forEachBlock(Consumer<FateBlock> reader) {
    blocks.values().forEach(reader);
  }

  @Override
  public List<Window> windows() {
    return List.copyOf(windows.values());
  }

  @Override
  public List<Chapter> chapters(Collection<Long> firsts) {
    return firsts.stream().map(chapters::get).filter(Objects::nonNull).toList();
  }

  @Override
  public void save(Changes changes) {
    changes.chapters().forEach(chapter -> chapters.put(chapter.first(), chapter));
    changes.windows().forEach(window -> windows.put(window.study(), window));
    if (savesUntilAway-- == 0) {
      savesUntilAway = Integer.MAX_VALUE;
      throw new IllegalStateException("The store is away.");
    }
    changes.blocks().forEach(block -> blocks.put(new Place(block.cohort(), block.number()), block));
    changes.studies().forEach(study -> studies.put(study.id(), study));
    chapters.keySet().removeAll(changes.dropped());
  }

  private record Place(Cohort cohort, int number) {}
}
