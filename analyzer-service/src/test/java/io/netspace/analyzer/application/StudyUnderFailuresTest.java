package io.netspace.analyzer.application;

import static io.netspace.messaging.testing.EventFixtures.requested;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.event.StudyRequested;
import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.testing.Disturbance;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.StudyOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A study publishes the same events, whatever fails or is duplicated. */
class StudyUnderFailuresTest {
  private static final StudyRequested REQUEST = requested(aStudy().withModels(60).withMargin(1));
  private static final List<Event> UNDISTURBED = undisturbedRun(REQUEST, ScriptedLoop::answer);
  private static final StudyRequested REPLICATED =
      requested(aStudy().withModels(20).withReplicates(3).withMargin(1));

  private static final StudyRequested CHALLENGED =
      requested(
          aStudy()
              .withModels(40)
              .withMargin(3)
              .with(
                  new StudyOptions(
                      null,
                      null,
                      null,
                      null,
                      List.of(GeneralizationTest.EPOCHS_X3, GeneralizationTest.BLOCK_V),
                      List.of("ResNet-56", "RegNetX-400MF", "ResNet-50"))));

  @Test
  void theStudyExercisesEveryKindOfDecision() {
    assertThat(UNDISTURBED.getLast()).isInstanceOf(StudyConcluded.class);
    assertThat(UNDISTURBED)
        .filteredOn(RefinementDecided.class::isInstance)
        .map(event -> ((RefinementDecided) event).decision())
        .contains(Decision.ACCEPTED, Decision.INCONCLUSIVE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFaultyRunPublishesWhatAFaultlessOnePublishes(long seed) {
    FaultyRun run = new FaultyRun(REQUEST, seed);

    run.toTheEnd();

    assertThat(run.log.stream().distinct()).isEqualTo(UNDISTURBED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFaultyRunOfReplicatesPublishesWhatAFaultlessOnePublishes(long seed) {
    // Given
    List<Event> undisturbed = undisturbedRun(REPLICATED, ScriptedLoop::answer);
    FaultyRun run = new FaultyRun(REPLICATED, seed);

    // When
    run.toTheEnd();

    // Then
    assertThat(run.log.stream().distinct()).isEqualTo(undisturbed);
    assertThat(undisturbed.getLast()).isInstanceOf(StudyConcluded.class);
    assertThat(undisturbed)
        .filteredOn(PopulationRequested.class::isInstance)
        .allMatch(event -> ((PopulationRequested) event).trainingsEach() == 3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFaultyRunWithBaselinesAndGeneralizationTestsPublishesWhatAFaultlessOnePublishes(long seed) {
    // Given
    List<Event> undisturbed = undisturbedRun(CHALLENGED, ScriptedLoop::answer);
    FaultyRun run = new FaultyRun(CHALLENGED, seed);

    // When
    run.toTheEnd();

    // Then
    assertThat(run.log.stream().distinct()).isEqualTo(undisturbed);
    Conclusion conclusion = ((StudyConcluded) undisturbed.getLast()).conclusion();
    assertThat(conclusion.generalisations())
        .extracting(GeneralizationResult::challenge)
        .containsExactly(GeneralizationTest.EPOCHS_X3, GeneralizationTest.BLOCK_V);
    assertThat(undisturbed)
        .filteredOn(PopulationRequested.class::isInstance)
        .map(event -> ((PopulationRequested) event).baselines())
        .filteredOn(Objects::nonNull)
        .singleElement(InstanceOfAssertFactories.list(Baseline.class))
        .hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void missingEventsArePublishedAgain(long seed) {
    // Given
    int known = new Random(seed).nextInt(UNDISTURBED.size() + 1);
    List<Event> story = new ArrayList<>(List.of(REQUEST));
    story.addAll(UNDISTURBED.subList(0, known));
    story.addAll(answers(UNDISTURBED));
    List<Event> saidAgain = new ArrayList<>();
    RefineDesignSpace empty =
        new RefineDesignSpace(new InMemoryStudyStore(), saidAgain::add, "test");

    // When
    empty.apply(Disturbance.of(story, seed));
    empty.advance();

    // Then
    assertThat(saidAgain).isEqualTo(UNDISTURBED.subList(known, UNDISTURBED.size()));
  }

  @Test
  void laterOutcomesChangeNothing() {
    assertThat(undisturbedRun(REQUEST, ScriptedLoop::answerWithLaterOutcomes))
        .isEqualTo(UNDISTURBED);
  }

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  private static List<Event> undisturbedRun(
      StudyRequested asked, Function<PopulationRequested, List<Event>> trainers) {
    List<Event> published = new ArrayList<>();
    RefineDesignSpace analyzer =
        new RefineDesignSpace(new InMemoryStudyStore(), published::add, "test");
    analyzer.apply(Disturbance.inOrder(List.of(asked)));
    analyzer.advance();
    for (int i = 0; i < published.size(); i++) {
      if (published.get(i) instanceof PopulationRequested request) {
        for (LogEntry entry : Disturbance.inOrder(trainers.apply(request))) {
          analyzer.apply(List.of(entry));
          analyzer.advance();
        }
      }
    }
    return published;
  }

  private static List<Event> answers(List<Event> published) {
    return published.stream()
        .filter(PopulationRequested.class::isInstance)
        .flatMap(event -> ScriptedLoop.answer((PopulationRequested) event).stream())
        .toList();
  }

  /** A fault that is over at the next attempt. */
  private static final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * One run under a seed: everything is sent twice, in another order, in batches of any size;
   * broker and store fail before or after a write; the analyzer is killed, and the store loses its
   * latest writes.
   */
  private static final class FaultyRun {
    private final StudyRequested asked;
    private final List<Event> log = new ArrayList<>();
    private final Random random;
    private InMemoryStudyStore memory = new InMemoryStudyStore();
    private RefineDesignSpace analyzer = restarted();

    FaultyRun(StudyRequested asked, long seed) {
      this.asked = asked;
      random = new Random(seed);
    }

    void toTheEnd() {
      deliverInBatches(List.of(asked));
      int sent = 0;
      while (sent < log.size()) {
        List<Event> news = List.copyOf(log.subList(sent, log.size()));
        sent = log.size();
        List<Event> story = new ArrayList<>(news);
        story.addAll(answers(news));
        deliverInBatches(story);
      }
    }

    private void deliverInBatches(List<Event> story) {
      List<LogEntry> left = new ArrayList<>(Disturbance.of(story, random.nextLong()));
      while (!left.isEmpty()) {
        List<LogEntry> batch = left.subList(0, Math.min(left.size(), 1 + random.nextInt(40)));
        deliver(List.copyOf(batch));
        batch.clear();
      }
    }

    private void deliver(List<LogEntry> batch) {
      InMemoryStudyStore before = memory.copy();
      retryUntilDone(analyzer -> analyzer.apply(batch));
      if (random.nextInt(6) == 0) {
        analyzer = restarted();
      }
      retryUntilDone(RefineDesignSpace::advance);
      if (random.nextInt(6) == 0) {
        memory = before;
        analyzer = restarted();
        retryUntilDone(analyzer -> analyzer.apply(Disturbance.inOrder(log)));
        retryUntilDone(analyzer -> analyzer.apply(batch));
        retryUntilDone(RefineDesignSpace::advance);
      }
    }

    /** Retries until it succeeds, as the consumer does. */
    private void retryUntilDone(Consumer<RefineDesignSpace> step) {
      boolean done = false;
      while (!done) {
        try {
          step.accept(analyzer);
          done = true;
        } catch (UnavailableException e) {
          if (random.nextInt(3) == 0) {
            analyzer = restarted();
            retryUntilDone(analyzer -> analyzer.apply(Disturbance.inOrder(log)));
          }
        }
      }
    }

    private RefineDesignSpace restarted() {
      return new RefineDesignSpace(new UnreliableStore(), this::publish, "test");
    }

    private void publish(Event event) {
      maybeFail();
      log.add(event);
      maybeFail();
    }

    private void maybeFail() {
      if (random.nextInt(12) == 0) {
        throw new UnavailableException();
      }
    }

    private final class UnreliableStore implements StudyStore {
      @Override
      public void save(Collection<Event> published, Collection<CandidateRecord> records) {
        maybeFail();
        memory.save(published, records);
        maybeFail();
      }

      @Override
      public void forEachEvent(Consumer<Event> reader) {
        maybeFail();
        memory.forEachEvent(reader);
      }

      @Override
      public void forEachCandidate(Consumer<CandidateRecord> reader) {
        maybeFail();
        memory.forEachCandidate(reader);
        maybeFail();
      }
    }
  }
}
