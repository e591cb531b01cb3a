package io.netspace.sampler.application;

import static io.netspace.sampler.application.Requests.EXPLORE;
import static io.netspace.sampler.application.Requests.PROVENANCE;
import static io.netspace.sampler.application.Requests.candidates;
import static io.netspace.sampler.application.Requests.diverged;
import static io.netspace.sampler.application.Requests.request;
import static io.netspace.sampler.application.Requests.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.Topics;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.sampler.domain.QueuePlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReapCandidatesTest {
  private static final List<Candidate> DRAWN = candidates(request(EXPLORE, 3));

  private final RecordingPublisher publisher = new RecordingPublisher();
  private final Populations populations = new Populations(new InMemoryPopulationStore());
  private final QueueOfTests queue = new QueueOfTests();
  private final TheLog log = new TheLog();
  private final ReapCandidates reaper =
      new ReapCandidates(populations, queue, log, publisher, "1.0");

  @Test
  void aCandidateThatTheQueuePassedWithoutAnOutcomeIsGivenUp() {
    // Given
    log.tell(sampled(DRAWN.get(0)), sampled(DRAWN.get(1)));
    queue.passed(1);

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events())
        .containsExactly(
            new CandidateAbandoned(
                new Provenance(Requests.STUDY, 0, 42, "1.0"),
                DRAWN.get(0),
                AbandonReason.NO_SIGN_OF_LIFE,
                "Every trainer that took it vanished, and the queue gave it up (offset 0 of partition 0).",
                10));
    assertThat(reaper.reaped()).isEqualTo(1);
  }

  @Test
  void aCandidateThatWaitsIsNotGivenUp() {
    // Given
    log.tell(sampled(DRAWN.get(0)), sampled(DRAWN.get(1)));

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events()).isEmpty();
    assertThat(reaper.waiting()).isEqualTo(2);
  }

  @Test
  void aCandidateWithAnOutcomeIsNotGivenUp() {
    // Given
    log.tell(sampled(DRAWN.get(0)), diverged(DRAWN.get(0)));
    queue.passed(1);

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void anOutcomeThatIsNotAppliedYetIsWaitedFor() {
    // Given
    log.tell(sampled(DRAWN.get(0)));
    queue.passed(1);
    log.append(diverged(DRAWN.get(0)));
    reaper.reap();
    log.catchUp();

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void aCandidateIsGivenUpOnceTheLogIsAppliedUpToWhereItEnded() {
    // Given
    log.tell(sampled(DRAWN.get(0)));
    queue.passed(1);
    log.append(sampled(DRAWN.get(1)));
    reaper.reap();
    List<Event> before = publisher.events();
    log.catchUp();
    log.append(sampled(DRAWN.get(2)));

    // When
    reaper.reap();

    // Then
    assertThat(before).isEmpty();
    assertThat(publisher.events()).hasSize(1);
  }

  @Test
  void aCandidateThatWasHandedBackIsNotGivenUpBeforeItsLastRecordIsPassed() {
    // Given
    log.tell(sampled(DRAWN.get(0)), sampled(DRAWN.get(0)));
    queue.passed(1);
    reaper.reap();
    List<Event> before = publisher.events();
    queue.passed(2);
    log.attemptsBefore = 3;

    // When
    reaper.reap();

    // Then
    assertThat(before).isEmpty();
    assertThat(publisher.events())
        .singleElement()
        .isInstanceOfSatisfying(
            CandidateAbandoned.class, event -> assertThat(event.attempts()).isEqualTo(13));
  }

  @Test
  void aHandBackThatIsNotAppliedYetIsWaitedFor() {
    // Given
    log.tell(sampled(DRAWN.get(0)));
    queue.passed(1);
    log.append(sampled(DRAWN.get(0)));
    reaper.reap();
    log.catchUp();

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void aCandidateOfAClosedPopulationIsGivenUpAsWell() {
    // Given
    log.tell(
        request(EXPLORE, 3),
        sampled(DRAWN.get(0)),
        new PopulationClosed(PROVENANCE, EXPLORE, "decided"));
    queue.passed(1);

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events()).hasSize(1);
  }

  @Test
  void whatWasGivenUpIsOutstandingUntilItIsReadBackAndIsNotGivenUpAgain() {
    // Given
    log.tell(request(EXPLORE, 3), sampled(DRAWN.get(0)));
    queue.passed(1);
    reaper.reap();
    log.append(publisher.events().getFirst());
    int outstanding = populations.open().getFirst().outstanding();
    reaper.reap();
    log.catchUp();

    // When
    reaper.reap();

    // Then
    assertThat(outstanding).isEqualTo(1);
    assertThat(populations.open().getFirst().outstanding()).isZero();
    assertThat(publisher.events()).hasSize(1);
  }

  @Test
  void whatCouldNotBePublishedIsGivenUpAtTheNextLook() {
    // Given
    log.tell(sampled(DRAWN.get(0)));
    queue.passed(1);
    publisher.away(true);
    assertThatThrownBy(reaper::reap).hasMessage("The log is away.");
    publisher.away(false);

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events()).hasSize(1);
    assertThat(reaper.reaped()).isEqualTo(1);
  }

  @Test
  void aCandidateThatWasPublishedAndNotReadBackIsNotGivenUp() {
    // Given
    log.tell(request(EXPLORE, 3));
    populations.published(List.of(sampled(DRAWN.get(0))));
    queue.passed(1);

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void anotherCandidateInItsPlaceIsNotGivenUp() {
    // Given
    log.tell(sampled(DRAWN.get(0)));
    log.records.put(new QueuePlace(0, 0), sampled(DRAWN.get(1)));
    queue.passed(1);

    // When
    ThrowingCallable reap = reaper::reap;

    // Then
    assertThatThrownBy(reap).hasMessageContaining("the log was replaced");
    assertThat(publisher.events()).isEmpty();
  }

  /** A queue of one partition. */
  private final class QueueOfTests implements Queue {
    private long passed;

    void passed(long offset) {
      passed = offset;
    }

    @Override
    public QueueProgress progress() {
      return new QueueProgress(Map.of(0, passed), log.places.end(Topics.CANDIDATES) - passed);
    }

    @Override
    public int deliveryLimit() {
      return 10;
    }
  }

  /** The log of one partition a topic, which is applied when it is said so. */
  private final class TheLog implements Log {
    private final LogOfTests places = new LogOfTests();
    private final Map<QueuePlace, CandidateSampled> records = new HashMap<>();
    private final List<LogEntry> unapplied = new ArrayList<>();
    private int attemptsBefore;

    void tell(Event... events) {
      append(events);
      catchUp();
    }

    void append(Event... events) {
      for (LogEntry entry : places.entries(List.of(events))) {
        unapplied.add(entry);
        if (entry.event() instanceof CandidateSampled sampled) {
          records.put(new QueuePlace(entry.partition(), entry.offset()), sampled);
        }
      }
    }

    void catchUp() {
      populations.apply(List.copyOf(unapplied));
      unapplied.clear();
    }

    @Override
    public List<LogEnd> ends(List<Topics> topics) {
      return topics.stream().map(topic -> new LogEnd(topic, 0, places.end(topic))).toList();
    }

    @Override
    public boolean isApplied(List<LogEnd> ends) {
      return ends.stream()
          .noneMatch(
              end ->
                  unapplied.stream()
                      .anyMatch(
                          entry -> entry.topic() == end.topic() && entry.offset() < end.next()));
    }

    @Override
    public QueuedCandidate candidateAt(QueuePlace place) {
      return new QueuedCandidate(records.get(place), attemptsBefore);
    }
  }
}
