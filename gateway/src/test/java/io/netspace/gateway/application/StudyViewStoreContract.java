package io.netspace.gateway.application;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.CandidateFixture;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.application.CandidateQuery.Mark;
import io.netspace.gateway.application.CandidateQuery.Sort;
import io.netspace.gateway.domain.CandidateFacts;
import io.netspace.gateway.domain.CandidateState;
import io.netspace.gateway.domain.StudyFacts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of the read model keeps to. */
public abstract class StudyViewStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  /** A new, empty store. */
  protected abstract StudyViewStore store();

  @Test
  void factsComeBackAsTheyWere() {
    // Given
    StudyViewStore store = store();
    ReadModel model = new ReadModel(store, new EventLog(store, Event::id, 100));
    InMemoryStudyViewStore expected = new InMemoryStudyViewStore();
    ReadModel reference = new ReadModel(expected, new EventLog(expected, Event::id, 100));

    // When
    for (Event event : StoryOfAStudy.whole()) {
      model.apply(event, NOON);
      reference.apply(event, NOON);
    }

    // Then
    assertThat(store.study(STUDY)).isEqualTo(expected.study(STUDY));
    assertThat(store.candidates(all(Sort.INDEX, null, 500)))
        .isEqualTo(expected.candidates(all(Sort.INDEX, null, 500)));
    assertThat(store.summaries(STUDY))
        .containsExactlyInAnyOrderElementsOf(expected.summaries(STUDY));
    assertThat(store.events(STUDY, 0, 1000)).isEqualTo(expected.events(STUDY, 0, 1000));
  }

  @Test
  void whatIsNotKnownIsEmpty() {
    // Given
    StudyViewStore store = store();

    // When
    long last = store.lastSequence();

    // Then
    assertThat(last).isZero();
    assertThat(store.study(STUDY)).isEmpty();
    assertThat(store.candidate(aCandidate().candidate().id())).isEmpty();
    assertThat(store.summaries(STUDY)).isEmpty();
    assertThat(store.events(STUDY, 0, 10)).isEmpty();
    assertThat(store.studies(null, 10)).isEmpty();
  }

  @Test
  void studiesComeNewestFirstPageByPage() {
    // Given
    StudyViewStore store = store();
    store.save(requested("b", 1));
    store.save(requested("a", 1));
    store.save(requested("c", 2));
    store.save(StudyFacts.of(new StudyId("unasked")));

    // When
    List<StudyFacts> first = store.studies(null, 2);
    List<StudyFacts> second = store.studies(new StudyMark(NOON.plusSeconds(1), "a"), 2);

    // Then
    assertThat(first).extracting(facts -> facts.id().value()).containsExactly("c", "a");
    assertThat(second).extracting(facts -> facts.id().value()).containsExactly("b");
  }

  @Test
  void candidatesComeByErrorThoseWithoutOneLast() {
    // Given
    StudyViewStore store = store();
    store.save(waiting(0));
    store.save(waiting(1).ended(at(1).thatTrainedTo(30), NOON));
    store.save(waiting(2).ended(at(2).thatTrainedTo(20), NOON));
    store.save(waiting(3).ended(at(3).thatWasAbandoned(), NOON));

    // When
    List<CandidateFacts> all = store.candidates(all(Sort.ERROR, null, 10));
    Mark mark = CandidateOrder.mark(all.get(1), Sort.ERROR);
    List<CandidateFacts> rest = store.candidates(all(Sort.ERROR, mark, 10));

    // Then
    assertThat(all).extracting(c -> c.candidate().index()).startsWith(2, 1).hasSize(4);
    assertThat(rest).isEqualTo(all.subList(2, 4));
  }

  @Test
  void candidatesAreFoundByRevisionAndState() {
    // Given
    StudyViewStore store = store();
    store.save(waiting(0));
    store.save(waiting(1).ended(at(1).thatTrainedTo(30), NOON));

    // When
    List<CandidateFacts> trained =
        store.candidates(
            new CandidateQuery(STUDY, 0, CandidateState.TRAINED, Sort.INDEX, null, 10));
    List<CandidateFacts> elsewhere =
        store.candidates(new CandidateQuery(STUDY, 1, null, Sort.INDEX, null, 10));

    // Then
    assertThat(trained).extracting(c -> c.candidate().index()).containsExactly(1);
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void anEventIsAppendedOnce() {
    // Given
    StudyViewStore store = store();
    boolean first = store.append(event(1, "x"));

    // When
    boolean again = store.append(event(2, "x"));

    // Then
    assertThat(first).isTrue();
    assertThat(again).isFalse();
    assertThat(store.lastSequence()).isEqualTo(1);
  }

  @Test
  void theTailOfTheLogIsKept() {
    // Given
    StudyViewStore store = store();
    for (int i = 1; i <= 9; i++) {
      store.append(event(i, "e" + i));
    }

    // When
    store.trimEvents(STUDY, 4);

    // Then
    assertThat(store.events(STUDY, 0, 100))
        .extracting(LoggedEvent::sequence)
        .containsExactly(6L, 7L, 8L, 9L);
    assertThat(store.beforeLatest(STUDY, 2)).isEqualTo(7);
    assertThat(store.beforeLatest(STUDY, 20)).isZero();
    assertThat(store.events(STUDY, 7, 1)).extracting(LoggedEvent::id).containsExactly("e8");
  }

  private static CandidateQuery all(Sort sort, Mark after, int limit) {
    return new CandidateQuery(STUDY, null, null, sort, after, limit);
  }

  private static CandidateFixture at(int index) {
    return aCandidate().at(index);
  }

  private static CandidateFacts waiting(int index) {
    return CandidateFacts.of(at(index).candidate()).sampled(NOON);
  }

  private static StudyFacts requested(String id, int seconds) {
    return StudyFacts.of(new StudyId(id))
        .requested(aStudy().withId(id).study(), NOON.plusSeconds(seconds));
  }

  private static LoggedEvent event(long sequence, String id) {
    return new LoggedEvent(sequence, id, STUDY, "StudyPaused", NOON, "{}");
  }
}
