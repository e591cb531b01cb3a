package io.netspace.gateway.application;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.candidate.CandidateRecord;
import io.netspace.gateway.domain.candidate.ReplicateGroup;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.StudyId;
import io.netspace.model.testing.CandidateFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of the read model keeps to. */
public abstract class ReadModelStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final StudyId OTHER = new StudyId("other");

  /** A new, empty store. */
  protected abstract ReadModelStore store();

  @Test
  void whatIsNotKnownIsEmpty() {
    // Given
    ReadModelStore store = store();

    // When
    List<CandidateBlock> blocks = blocksOf(store);

    // Then
    assertThat(blocks).isEmpty();
    assertThat(store.studies()).isEmpty();
    assertThat(store.windows()).isEmpty();
    assertThat(store.segments(List.of(1L, 2L))).isEmpty();
    assertThat(store.segments(List.of())).isEmpty();
  }

  @Test
  void factsOfStudiesComeBackAsTheyWere() {
    // Given
    ReadModelStore store = store();
    GatewayFixture gateway = new GatewayFixture();
    gateway.deliver(StudyScenario.entries(StudyScenario.complete()));
    gateway.deliver(StudyScenario.entries(StudyScenario.withUndoneBranch(OTHER)));
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
    ReadModelStore store = store();
    StudyFacts requested = StudyFacts.of(STUDY).requested(aStudy().study(), NOON);
    store.save(studies(List.of(requested, StudyFacts.of(OTHER))));

    // When
    store.save(studies(List.of(requested.paused(1))));

    // Then
    assertThat(store.studies())
        .containsExactlyInAnyOrder(requested.paused(1), StudyFacts.of(OTHER));
  }

  @Test
  void everyCandidateRecordComesBackAsItWas() {
    // Given
    ReadModelStore store = store();
    CandidateBlock.Builder draft =
        CandidateBlock.builder(ReplicateGroup.of(at(128).candidate()), 1);
    draft.put(128, candidateRecord(128));
    draft.put(129, candidateRecord(129).withSampling(7, 700));
    draft.put(
        130,
        candidateRecord(130)
            .withSampling(8, 700)
            .withOutcome(at(130).thatTrainedTo(31.25), 3, 900));
    draft.put(131, candidateRecord(131).withOutcome(at(131).thatDiverged(), 4, 900));
    draft.put(255, candidateRecord(255).withOutcome(at(255).thatWasAbandoned(), 5, 900));
    draft.sampledAt(NOON);
    draft.outcomeAt(NOON.plusSeconds(9));
    CandidateBlock block = draft.build();

    // When
    store.save(
        blocks(
            List.of(
                block, CandidateBlock.builder(ReplicateGroup.of(at(0).candidate()), 0).build())));

    // Then
    assertThat(blocksOf(store)).hasSize(2);
    CandidateBlock kept =
        blocksOf(store).stream().filter(b -> b.number() == 1).findFirst().orElseThrow();
    assertThat(kept.group()).isEqualTo(block.group());
    assertThat(kept.at(130)).hasValueSatisfying(record -> assertThat(record.epochs()).isEqualTo(2));
    assertThat(kept.firstSampled()).isEqualTo(NOON);
    assertThat(kept.lastOutcome()).isEqualTo(NOON.plusSeconds(9));
    assertThat(IntStream.range(128, 256).mapToObj(kept::at).toList())
        .isEqualTo(IntStream.range(128, 256).mapToObj(block::at).toList());
  }

  @Test
  void aBlockReplacesTheOneOfItsNumber() {
    // Given
    ReadModelStore store = store();
    CandidateBlock.Builder draft = CandidateBlock.builder(ReplicateGroup.of(at(0).candidate()), 0);
    draft.put(0, candidateRecord(0).withSampling(1, 1));
    CandidateBlock first = draft.build();
    store.save(blocks(List.of(first)));
    CandidateBlock.Builder next = first.builder();
    next.put(1, candidateRecord(1).withSampling(2, 1));

    // When
    store.save(blocks(List.of(next.build())));

    // Then
    assertThat(blocksOf(store)).hasSize(1);
    assertThat(blocksOf(store).getFirst().at(0)).contains(candidateRecord(0).withSampling(1, 1));
    assertThat(blocksOf(store).getFirst().at(1)).contains(candidateRecord(1).withSampling(2, 1));
  }

  @Test
  void segmentsAreFoundByTheirFirstSequence() {
    // Given
    ReadModelStore store = store();
    EventSegment record = segment(1_000_000_000_000_000L, false, 3);
    EventSegment progress = segment(64, true, 1);
    store.save(segments(List.of(record, progress, segment(128, false, 2)), List.of()));

    // When
    List<EventSegment> found = store.segments(List.of(64L, 1_000_000_000_000_000L, 5L));

    // Then
    assertThat(found).containsExactlyInAnyOrder(record, progress);
  }

  @Test
  void aSegmentIsKeptUntilItIsDropped() {
    // Given
    ReadModelStore store = store();
    EventSegment one = segment(64, true, 1);
    EventSegment two = segment(128, true, 1);
    store.save(segments(List.of(one, two), List.of()));

    // When
    store.save(segments(List.of(two), List.of(64L)));

    // Then
    assertThat(store.segments(List.of(64L, 128L))).containsExactly(two);
  }

  @Test
  void manySegmentsAreReadAtOnce() {
    // Given
    ReadModelStore store = store();
    List<EventSegment> many = IntStream.range(0, 250).mapToObj(i -> segment(i, false, 1)).toList();
    store.save(segments(many, List.of()));

    // When
    List<EventSegment> found = store.segments(many.stream().map(EventSegment::first).toList());

    // Then
    assertThat(found).containsExactlyInAnyOrderElementsOf(many);
  }

  @Test
  void theLatestWindowOfAStudyCounts() {
    // Given
    ReadModelStore store = store();
    RetentionWindow other = new RetentionWindow(OTHER, List.of(new SegmentRange(7, 1, true)), 7);
    RetentionWindow later =
        new RetentionWindow(
            STUDY,
            List.of(new SegmentRange(64, 2, false), new SegmentRange(1L << 50, 64, true)),
            1L << 50);
    store.save(windows(List.of(RetentionWindow.of(STUDY), other)));

    // When
    store.save(windows(List.of(later)));

    // Then
    assertThat(store.windows()).containsExactlyInAnyOrder(later, other);
  }

  private static List<CandidateBlock> blocksOf(ReadModelStore store) {
    List<CandidateBlock> blocks = new ArrayList<>();
    store.forEachBlock(blocks::add);
    return blocks;
  }

  private static ReadModelChanges studies(List<StudyFacts> facts) {
    return new ReadModelChanges(List.of(), List.of(), List.of(), facts, List.of());
  }

  private static ReadModelChanges blocks(List<CandidateBlock> blocks) {
    return new ReadModelChanges(List.of(), List.of(), blocks, List.of(), List.of());
  }

  private static ReadModelChanges segments(List<EventSegment> segments, List<Long> dropped) {
    return new ReadModelChanges(segments, List.of(), List.of(), List.of(), dropped);
  }

  private static ReadModelChanges windows(List<RetentionWindow> windows) {
    return new ReadModelChanges(List.of(), windows, List.of(), List.of(), List.of());
  }

  private static EventSegment segment(long first, boolean progress, int events) {
    return new EventSegment(
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

  private static CandidateRecord candidateRecord(int index) {
    Candidate candidate = at(index).candidate();
    return CandidateRecord.of(candidate.id(), candidate.complexity());
  }
}
