package io.netspace.sampler.application;

import static io.netspace.sampler.application.SamplerFixtures.EXPLORE;
import static io.netspace.sampler.application.SamplerFixtures.PROVENANCE;
import static io.netspace.sampler.application.SamplerFixtures.candidates;
import static io.netspace.sampler.application.SamplerFixtures.diverged;
import static io.netspace.sampler.application.SamplerFixtures.request;
import static io.netspace.sampler.application.SamplerFixtures.sampled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.Topic;
import io.netspace.messaging.log.LogEntry;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.sampler.domain.state.QueuePosition;
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
  private final TestQueue queue = new TestQueue();
  private final TestEventLog log = new TestEventLog();
  private final ReapCandidates reaper =
      new ReapCandidates(populations, queue, log, publisher, "1.0");

  @Test
  void aCompletedRecordWithoutAnOutcomeIsAbandoned() {
    // Given
    log.appendAndApply(sampled(DRAWN.get(0)), sampled(DRAWN.get(1)));
    queue.passed(1);

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events())
        .containsExactly(
            new CandidateAbandoned(
                new Provenance(SamplerFixtures.STUDY, 0, 42, "1.0"),
                DRAWN.get(0),
                AbandonReason.NO_SIGN_OF_LIFE,
                "Every trainer that took it vanished, and the queue gave it up (offset 0 of partition 0).",
                10));
    assertThat(reaper.reaped()).isEqualTo(1);
  }

  @Test
  void aWaitingCandidateIsNotAbandoned() {
    // Given
    log.appendAndApply(sampled(DRAWN.get(0)), sampled(DRAWN.get(1)));

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events()).isEmpty();
    assertThat(reaper.waiting()).isEqualTo(2);
  }

  @Test
  void aCandidateWithAnOutcomeIsNotAbandoned() {
    // Given
    log.appendAndApply(sampled(DRAWN.get(0)), diverged(DRAWN.get(0)));
    queue.passed(1);

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void anOutcomeThatIsNotAppliedYetIsAwaited() {
    // Given
    log.appendAndApply(sampled(DRAWN.get(0)));
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
  void aCandidateIsAbandonedOnceTheLogIsAppliedUpToTheSnapshot() {
    // Given
    log.appendAndApply(sampled(DRAWN.get(0)));
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
  void aRequeuedCandidateIsNotAbandonedBeforeItsLastRecordIsCompleted() {
    // Given
    log.appendAndApply(sampled(DRAWN.get(0)), sampled(DRAWN.get(0)));
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
  void aRequeuedRecordThatIsNotAppliedYetIsAwaited() {
    // Given
    log.appendAndApply(sampled(DRAWN.get(0)));
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
  void aCandidateOfAClosedPopulationIsAbandonedAsWell() {
    // Given
    log.appendAndApply(
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
  void anAbandonedCandidateIsNotAbandonedTwiceBeforeReadBack() {
    // Given
    log.appendAndApply(request(EXPLORE, 3), sampled(DRAWN.get(0)));
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
  void aFailedPublicationIsRetriedAtTheNextScan() {
    // Given
    log.appendAndApply(sampled(DRAWN.get(0)));
    queue.passed(1);
    publisher.setUnavailable(true);
    assertThatThrownBy(reaper::reap).hasMessage("The log is unavailable.");
    publisher.setUnavailable(false);

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events()).hasSize(1);
    assertThat(reaper.reaped()).isEqualTo(1);
  }

  @Test
  void aCandidateThatIsNotReadBackIsNotAbandoned() {
    // Given
    log.appendAndApply(request(EXPLORE, 3));
    populations.published(List.of(sampled(DRAWN.get(0))));
    queue.passed(1);

    // When
    reaper.reap();

    // Then
    assertThat(publisher.events()).isEmpty();
  }

  @Test
  void anotherCandidateAtThePositionIsAnError() {
    // Given
    log.appendAndApply(sampled(DRAWN.get(0)));
    log.records.put(new QueuePosition(0, 0), sampled(DRAWN.get(1)));
    queue.passed(1);

    // When
    ThrowingCallable reap = reaper::reap;

    // Then
    assertThatThrownBy(reap).hasMessageContaining("the log was replaced");
    assertThat(publisher.events()).isEmpty();
  }

  /** A queue of one partition. */
  private final class TestQueue implements WorkQueue {
    private long passed;

    void passed(long offset) {
      passed = offset;
    }

    @Override
    public QueueProgress progress() {
      return new QueueProgress(Map.of(0, passed), log.places.endOffset(Topic.CANDIDATES) - passed);
    }

    @Override
    public int deliveryLimit() {
      return 10;
    }
  }

  /** The log of one partition a topic, applied when the test requests it. */
  private final class TestEventLog implements EventLog {
    private final TestLog places = new TestLog();
    private final Map<QueuePosition, CandidateSampled> records = new HashMap<>();
    private final List<LogEntry> unapplied = new ArrayList<>();
    private int attemptsBefore;

    void appendAndApply(Event... events) {
      append(events);
      catchUp();
    }

    void append(Event... events) {
      for (LogEntry entry : places.entries(List.of(events))) {
        unapplied.add(entry);
        if (entry.event() instanceof CandidateSampled sampled) {
          records.put(new QueuePosition(entry.partition(), entry.offset()), sampled);
        }
      }
    }

    void catchUp() {
      populations.apply(List.copyOf(unapplied));
      unapplied.clear();
    }

    @Override
    public List<EndOffset> endOffsets(List<Topic> topics) {
      return topics.stream()
          .map(topic -> new EndOffset(topic, 0, places.endOffset(topic)))
          .toList();
    }

    @Override
    public boolean isApplied(List<EndOffset> ends) {
      return ends.stream()
          .noneMatch(
              end ->
                  unapplied.stream()
                      .anyMatch(
                          entry -> entry.topic() == end.topic() && entry.offset() < end.offset()));
    }

    @Override
    public QueuedCandidate candidateAt(QueuePosition place) {
      return new QueuedCandidate(records.get(place), attemptsBefore);
    }
  }
}
