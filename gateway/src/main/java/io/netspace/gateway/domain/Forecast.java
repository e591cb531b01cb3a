package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.Study;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a study will still take: the candidates without an outcome, those of the ladder's
 * refinements to come among them, at the wall-clock rate of outcomes so far.
 */
final class Forecast {
  private static final int OUTCOMES_NEEDED = 3;

  private final StudyFacts facts;
  private final StudyLedger ledger;

  Forecast(StudyFacts facts, StudyLedger ledger) {
    this.facts = facts;
    this.ledger = ledger;
  }

  /** Seconds from the latest outcome to the end; null before 3 outcomes and once ended. */
  @Nullable Double seconds() {
    Study study = facts.study();
    int outstanding = ledger.fates().outstanding();
    StudyState state = facts.state(outstanding);
    if (study == null || state.ended() || outcomes() < OUTCOMES_NEEDED) {
      return null;
    }
    long left =
        state == StudyState.CONCLUDING ? outstanding : ofThisPopulation(study) + ofTheLadder(study);
    return secondsAnOutcome().map(seconds -> seconds * left).orElse(null);
  }

  private int outcomes() {
    return ledger.fates().ended();
  }

  private Optional<Double> secondsAnOutcome() {
    return ledger
        .firstSampled()
        .flatMap(
            from ->
                ledger
                    .lastEnded()
                    .map(
                        to ->
                            Math.max(0, Duration.between(from, to).toMillis()) / 1e3 / outcomes()));
  }

  private long ofThisPopulation(Study study) {
    int current = facts.latestRevision();
    int requested =
        facts.populations().values().stream()
            .filter(population -> population.revision() == current)
            .mapToInt(PopulationFacts::requested)
            .sum();
    int ended = ledger.fates(current).ended();
    long networks = requested == 0 ? study.models() : requested;
    return Math.max(0, networks * study.trainingsEach() - ended);
  }

  private long ofTheLadder(Study study) {
    return (long) Math.max(0, refinements(study.ladder()) - facts.latestRevision())
        * study.models()
        * study.trainingsEach();
  }

  private static int refinements(Ladder ladder) {
    return switch (ladder) {
      case PAPER -> 5;
    };
  }
}
