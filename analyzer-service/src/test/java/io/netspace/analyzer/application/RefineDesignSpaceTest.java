package io.netspace.analyzer.application;

import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.Fixtures;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefineDesignSpaceTest {
  private final StudyStore store = new InMemoryStudyStore();
  private final List<Event> log = new ArrayList<>();
  private RefineDesignSpace analyzer = new RefineDesignSpace(store, log::add, "test");

  @Test
  void aStudyRunsToItsConclusion() {
    runToTheEnd();

    assertThat(log.getLast()).isInstanceOf(StudyConcluded.class);
    assertThat(log).filteredOn(PopulationRequested.class::isInstance).hasSize(6);
  }

  @Test
  void aRestartedAnalyzerSaysNothingTwice() {
    // Given
    analyzer.hear(aStudy().thatIsRequested());
    analyzer.advance();
    int said = log.size();

    // When
    analyzer = new RefineDesignSpace(store, log::add, "test");
    analyzer.advance();

    // Then
    assertThat(log).hasSize(said);
  }

  @Test
  void anAnalyzerThatLostItsStoreFindsItsPlaceInTheLog() {
    // Given
    runToTheEnd();
    List<Event> heard = new ArrayList<>();
    store.forEach(heard::add);
    List<Event> saidAgain = new ArrayList<>();
    RefineDesignSpace empty =
        new RefineDesignSpace(new InMemoryStudyStore(), saidAgain::add, "test");

    // When
    heard.forEach(empty::hear);
    empty.advance();

    // Then
    assertThat(saidAgain).isEmpty();
  }

  @Test
  void aCancelledStudyGoesNoFurther() {
    analyzer.hear(aStudy().thatIsRequested());
    analyzer.hear(new StudyCancelled(Fixtures.aProvenance(0), "enough"));

    analyzer.advance();

    assertThat(log).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void outcomesInAnyOrderAndTwiceGiveTheSameDecisions(long seed) {
    // Given
    runToTheEnd();
    List<Event> undisturbed = List.copyOf(log);
    log.clear();
    analyzer = new RefineDesignSpace(new InMemoryStudyStore(), log::add, "test");

    // When
    analyzer.hear(aStudy().thatIsRequested());
    analyzer.advance();
    int answered = 0;
    while (answered < log.size()) {
      if (log.get(answered++) instanceof PopulationRequested request) {
        List<Outcome> outcomes = new ArrayList<>(outcomes(request));
        outcomes.addAll(outcomes(request));
        Collections.shuffle(outcomes, new Random(seed));
        outcomes.forEach(this::hearAndAdvance);
      }
    }

    // Then
    assertThat(log).isEqualTo(undisturbed);
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private void runToTheEnd() {
    analyzer.hear(aStudy().thatIsRequested());
    analyzer.advance();
    int answered = 0;
    while (answered < log.size()) {
      if (log.get(answered++) instanceof PopulationRequested request) {
        outcomes(request).forEach(this::hearAndAdvance);
      }
    }
  }

  private void hearAndAdvance(Outcome outcome) {
    analyzer.hear(outcome);
    analyzer.advance();
  }

  /** Errors spread over 20 points, a little better with every revision. */
  private static List<Outcome> outcomes(PopulationRequested request) {
    Population population = request.population();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < request.upToIndex(); i++) {
      double error =
          60 - population.revision() + 20 * ((7 * i + 3 * population.revision()) % 10) / 10.0;
      outcomes.add(aCandidate().ofPopulation(population).at(i).thatTrainedTo(error));
    }
    return outcomes;
  }
}
