package io.netspace.analyzer.application;

import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.analyzer.domain.CandidateFate;
import io.netspace.contracts.Disturbance;
import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.event.StudyRequested;
import io.netspace.contracts.vocabulary.Baseline;
import io.netspace.contracts.vocabulary.Challenge;
import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Generalisation;
import io.netspace.contracts.vocabulary.StudyOptions;
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

/** A study says the same, whatever happens to the analyzer and to what it hears. */
class DisturbedStudyTest {
  private static final StudyRequested REQUEST =
      aStudy().withModels(60).withMargin(1).thatIsRequested();
  private static final List<Event> UNDISTURBED = straight(REQUEST, ScriptedLoop::answer);
  private static final StudyRequested REPLICATED =
      aStudy().withModels(20).withReplicates(3).withMargin(1).thatIsRequested();

  private static final StudyRequested CHALLENGED =
      aStudy()
          .withModels(40)
          .withMargin(3)
          .with(
              new StudyOptions(
                  null,
                  null,
                  null,
                  null,
                  List.of(Challenge.EPOCHS_X3, Challenge.BLOCK_V),
                  List.of("ResNet-56", "RegNetX-400MF", "ResNet-50")))
          .thatIsRequested();

  @Test
  void theStudyIsWorthDisturbing() {
    assertThat(UNDISTURBED.getLast()).isInstanceOf(StudyConcluded.class);
    assertThat(UNDISTURBED)
        .filteredOn(RefinementDecided.class::isInstance)
        .map(event -> ((RefinementDecided) event).decision())
        .contains(Decision.ACCEPTED, Decision.INCONCLUSIVE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDisturbedRunSaysWhatAnUndisturbedOneSays(long seed) {
    DisturbedRun run = new DisturbedRun(REQUEST, seed);

    run.toTheEnd();

    assertThat(run.log.stream().distinct()).isEqualTo(UNDISTURBED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDisturbedRunOfReplicatesSaysWhatAnUndisturbedOneSays(long seed) {
    // Given
    List<Event> undisturbed = straight(REPLICATED, ScriptedLoop::answer);
    DisturbedRun run = new DisturbedRun(REPLICATED, seed);

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
  void aDisturbedRunWithBaselinesAndChallengesSaysWhatAnUndisturbedOneSays(long seed) {
    // Given
    List<Event> undisturbed = straight(CHALLENGED, ScriptedLoop::answer);
    DisturbedRun run = new DisturbedRun(CHALLENGED, seed);

    // When
    run.toTheEnd();

    // Then
    assertThat(run.log.stream().distinct()).isEqualTo(undisturbed);
    Conclusion conclusion = ((StudyConcluded) undisturbed.getLast()).conclusion();
    assertThat(conclusion.generalisations())
        .extracting(Generalisation::challenge)
        .containsExactly(Challenge.EPOCHS_X3, Challenge.BLOCK_V);
    assertThat(undisturbed)
        .filteredOn(PopulationRequested.class::isInstance)
        .map(event -> ((PopulationRequested) event).baselines())
        .filteredOn(Objects::nonNull)
        .singleElement(InstanceOfAssertFactories.list(Baseline.class))
        .hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverIsMissingOfWhatItSaidIsSaidAgain(long seed) {
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
  void secondThoughtsChangeNothing() {
    assertThat(straight(REQUEST, ScriptedLoop::answerWithSecondThoughts)).isEqualTo(UNDISTURBED);
  }

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  private static List<Event> straight(
      StudyRequested asked, Function<PopulationRequested, List<Event>> trainers) {
    List<Event> said = new ArrayList<>();
    RefineDesignSpace analyzer = new RefineDesignSpace(new InMemoryStudyStore(), said::add, "test");
    analyzer.apply(Disturbance.none(List.of(asked)));
    analyzer.advance();
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i) instanceof PopulationRequested request) {
        for (LogEntry entry : Disturbance.none(trainers.apply(request))) {
          analyzer.apply(List.of(entry));
          analyzer.advance();
        }
      }
    }
    return said;
  }

  private static List<Event> answers(List<Event> said) {
    return said.stream()
        .filter(PopulationRequested.class::isInstance)
        .flatMap(event -> ScriptedLoop.answer((PopulationRequested) event).stream())
        .toList();
  }

  /** What went wrong is away for now, and comes back. */
  private static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * One run under a seed: everything is told twice, in another order, in batches of any size;
   * broker and store fail before or after they did what they were asked; the analyzer is killed,
   * and the store loses its last moments.
   */
  private static final class DisturbedRun {
    private final StudyRequested asked;
    private final List<Event> log = new ArrayList<>();
    private final Random random;
    private InMemoryStudyStore memory = new InMemoryStudyStore();
    private RefineDesignSpace analyzer = restarted();

    DisturbedRun(StudyRequested asked, long seed) {
      this.asked = asked;
      random = new Random(seed);
    }

    void toTheEnd() {
      tell(List.of(asked));
      int told = 0;
      while (told < log.size()) {
        List<Event> news = List.copyOf(log.subList(told, log.size()));
        told = log.size();
        List<Event> story = new ArrayList<>(news);
        story.addAll(answers(news));
        tell(story);
      }
    }

    private void tell(List<Event> story) {
      List<LogEntry> left = new ArrayList<>(Disturbance.of(story, random.nextLong()));
      while (!left.isEmpty()) {
        List<LogEntry> batch = left.subList(0, Math.min(left.size(), 1 + random.nextInt(40)));
        hear(List.copyOf(batch));
        batch.clear();
      }
    }

    private void hear(List<LogEntry> batch) {
      InMemoryStudyStore before = memory.copy();
      insist(analyzer -> analyzer.apply(batch));
      if (random.nextInt(6) == 0) {
        analyzer = restarted();
      }
      insist(RefineDesignSpace::advance);
      if (random.nextInt(6) == 0) {
        memory = before;
        analyzer = restarted();
        insist(analyzer -> analyzer.apply(Disturbance.none(log)));
        insist(analyzer -> analyzer.apply(batch));
        insist(RefineDesignSpace::advance);
      }
    }

    /** As the consumer does: until it is done. */
    private void insist(Consumer<RefineDesignSpace> step) {
      boolean done = false;
      while (!done) {
        try {
          step.accept(analyzer);
          done = true;
        } catch (Away e) {
          if (random.nextInt(3) == 0) {
            analyzer = restarted();
            insist(analyzer -> analyzer.apply(Disturbance.none(log)));
          }
        }
      }
    }

    private RefineDesignSpace restarted() {
      return new RefineDesignSpace(new UnsteadyStore(), this::publish, "test");
    }

    private void publish(Event event) {
      maybeAway();
      log.add(event);
      maybeAway();
    }

    private void maybeAway() {
      if (random.nextInt(12) == 0) {
        throw new Away();
      }
    }

    private final class UnsteadyStore implements StudyStore {
      @Override
      public void keep(Collection<Event> said, Collection<CandidateFate> fates) {
        maybeAway();
        memory.keep(said, fates);
        maybeAway();
      }

      @Override
      public void forEachEvent(Consumer<Event> reader) {
        maybeAway();
        memory.forEachEvent(reader);
      }

      @Override
      public void forEachFate(Consumer<CandidateFate> reader) {
        maybeAway();
        memory.forEachFate(reader);
        maybeAway();
      }
    }
  }
}
