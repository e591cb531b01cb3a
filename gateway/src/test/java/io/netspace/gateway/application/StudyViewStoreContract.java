package io.netspace.gateway.application;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.CandidateFixture;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.domain.Cohort;
import io.netspace.gateway.domain.FateBlock;
import io.netspace.gateway.domain.Standing;
import io.netspace.gateway.domain.StudyFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of the read model keeps to. */
public abstract class StudyViewStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final StudyId OTHER = new StudyId("other");

  /** A new, empty store. */
  protected abstract StudyViewStore store();

  @Test
  void whatIsNotKnownIsEmpty() {
    // Given
    StudyViewStore store = store();

    // When
    List<FateBlock> blocks = blocksOf(store);

    // Then
    assertThat(blocks).isEmpty();
    assertThat(store.studies()).isEmpty();
    assertThat(store.windows()).isEmpty();
    assertThat(store.chapters(List.of(1L, 2L))).isEmpty();
    assertThat(store.chapters(List.of())).isEmpty();
  }

  @Test
  void factsOfStudiesComeBackAsTheyWere() {
    // Given
    StudyViewStore store = store();
    Gateway gateway = new Gateway();
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.whole()));
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.thatBranches(OTHER)));
    List<StudyFacts> facts = List.copyOf(gateway.store.studies());

    // When
    store.save(studies(facts));

    // Then
    assertThat(facts).hasSize(2);
    assertThat(store.studies()).containsExactlyInAnyOrderElementsOf(facts);
  }

  @Test
  void theLatestFactsOfAStudyCount() {
    // Given
    StudyViewStore store = store();
    StudyFacts asked = StudyFacts.of(STUDY).requested(aStudy().study(), NOON);
    store.save(studies(List.of(asked, StudyFacts.of(OTHER))));

    // When
    store.save(studies(List.of(asked.paused(1))));

    // Then
    assertThat(store.studies()).containsExactlyInAnyOrder(asked.paused(1), StudyFacts.of(OTHER));
  }

  @Test
  void everyStandingComesBackAsItWas() {
    // Given
    StudyViewStore store = store();
    FateBlock.Draft draft = FateBlock.draft(Cohort.of(at(128).candidate()), 1);
    draft.put(128, standing(128));
    draft.put(129, standing(129).sampled(7, 700));
    draft.put(130, standing(130).sampled(8, 700).ended(at(130).thatTrainedTo(31.25), 3, 900));
    draft.put(131, standing(131).ended(at(131).thatDiverged(), 4, 900));
    draft.put(255, standing(255).ended(at(255).thatWasAbandoned(), 5, 900));
    draft.sampledAt(NOON);
    draft.endedAt(NOON.plusSeconds(9));
    FateBlock block = draft.done();

    // When
    store.save(blocks(List.of(block, FateBlock.draft(Cohort.of(at(0).candidate()), 0).done())));

    // Then
    assertThat(blocksOf(store)).hasSize(2);
    FateBlock kept =
        blocksOf(store).stream().filter(b -> b.number() == 1).findFirst().orElseThrow();
    assertThat(kept.cohort()).isEqualTo(block.cohort());
    assertThat(kept.at(130)).hasValueSatisfying(told -> assertThat(told.epochs()).isEqualTo(2));
    assertThat(kept.firstSampled()).isEqualTo(NOON);
    assertThat(kept.lastEnded()).isEqualTo(NOON.plusSeconds(9));
    assertThat(IntStream.range(128, 256).mapToObj(kept::at).toList())
        .isEqualTo(IntStream.range(128, 256).mapToObj(block::at).toList());
  }

  @Test
  void aBlockReplacesTheOneOfItsNumber() {
    // Given
    StudyViewStore store = store();
    FateBlock.Draft draft = FateBlock.draft(Cohort.of(at(0).candidate()), 0);
    draft.put(0, standing(0).sampled(1, 1));
    FateBlock first = draft.done();
    store.save(blocks(List.of(first)));
    FateBlock.Draft next = first.draft();
    next.put(1, standing(1).sampled(2, 1));

    // When
    store.save(blocks(List.of(next.done())));

    // Then
    assertThat(blocksOf(store)).hasSize(1);
    assertThat(blocksOf(store).getFirst().at(0)).contains(standing(0).sampled(1, 1));
    assertThat(blocksOf(store).getFirst().at(1)).contains(standing(1).sampled(2, 1));
  }

  @Test
  void chaptersAreFoundByTheirFirstSequence() {
    // Given
    StudyViewStore store = store();
    Chapter record = chapter(1_000_000_000_000_000L, false, 3);
    Chapter progress = chapter(64, true, 1);
    store.save(chapters(List.of(record, progress, chapter(128, false, 2)), List.of()));

    // When
    List<Chapter> found = store.chapters(List.of(64L, 1_000_000_000_000_000L, 5L));

    // Then
    assertThat(found).containsExactlyInAnyOrder(record, progress);
  }

  @Test
  void aChapterIsKeptUntilItIsDropped() {
    // Given
    StudyViewStore store = store();
    Chapter one = chapter(64, true, 1);
    Chapter two = chapter(128, true, 1);
    store.save(chapters(List.of(one, two), List.of()));

    // When
    store.save(chapters(List.of(two), List.of(64L)));

    // Then
    assertThat(store.chapters(List.of(64L, 128L))).containsExactly(two);
  }

  @Test
  void manyChaptersAreReadAtOnce() {
    // Given
    StudyViewStore store = store();
    List<Chapter> many = IntStream.range(0, 250).mapToObj(i -> chapter(i, false, 1)).toList();
    store.save(chapters(many, List.of()));

    // When
    List<Chapter> found = store.chapters(many.stream().map(Chapter::first).toList());

    // Then
    assertThat(found).containsExactlyInAnyOrderElementsOf(many);
  }

  @Test
  void theLatestWindowOfAStudyCounts() {
    // Given
    StudyViewStore store = store();
    Window other = new Window(OTHER, List.of(new Span(7, 1, true)), 7);
    Window later =
        new Window(STUDY, List.of(new Span(64, 2, false), new Span(1L << 50, 64, true)), 1L << 50);
    store.save(windows(List.of(Window.of(STUDY), other)));

    // When
    store.save(windows(List.of(later)));

    // Then
    assertThat(store.windows()).containsExactlyInAnyOrder(later, other);
  }

  private static List<FateBlock> blocksOf(StudyViewStore store) {
    List<FateBlock> blocks = new ArrayList<>();
    store.forEachBlock(blocks::add);
    return blocks;
  }

  private static Changes studies(List<StudyFacts> facts) {
    return new Changes(List.of(), List.of(), List.of(), facts, List.of());
  }

  private static Changes blocks(List<FateBlock> blocks) {
    return new Changes(List.of(), List.of(), blocks, List.of(), List.of());
  }

  private static Changes chapters(List<Chapter> chapters, List<Long> dropped) {
    return new Changes(chapters, List.of(), List.of(), List.of(), dropped);
  }

  private static Changes windows(List<Window> windows) {
    return new Changes(List.of(), windows, List.of(), List.of(), List.of());
  }

  private static Chapter chapter(long first, boolean progress, int events) {
    return new Chapter(
        first,
        STUDY,
        progress,
        IntStream.range(0, events)
            .mapToObj(
                i ->
                    new LoggedEvent(
                        first + i,
                        "paused-" + i,
                        STUDY,
                        "StudyPaused",
                        NOON.plusMillis(i),
                        "{\"text\":\"ein\\tTab, “ä”\"}"))
            .toList());
  }

  private static CandidateFixture at(int index) {
    return aCandidate().at(index);
  }

  private static Standing standing(int index) {
    Candidate candidate = at(index).candidate();
    return Standing.of(candidate.id(), candidate.complexity());
  }
}
