package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.Study;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a study will still take: the candidates without an outcome, those of the ladder's
 * refinements to come among them, at the wall-clock rate of outcomes so far.
 */
final class Forecast {
  private static final int OUTCOMES_NEEDED = 3;

  private final StudyFacts facts;
  private final List<CandidateSummary> candidates;

  Forecast(StudyFacts facts, List<CandidateSummary> candidates) {
    this.facts = facts;
    this.candidates = candidates;
  }

  /** Seconds from the latest outcome to the end; null before 3 outcomes and once ended. */
  @Nullable Double seconds() {
    Study study = facts.study();
    if (study == null || facts.state().ended() || outcomes() < OUTCOMES_NEEDED) {
      return null;
    }
    return secondsAnOutcome()
        .map(seconds -> seconds * (ofThisPopulation(study) + ofTheLadder(study)))
        .orElse(null);
  }

  private long outcomes() {
    return candidates.stream().filter(c -> c.endedAt() != null).count();
  }

  private Optional<Double> secondsAnOutcome() {
    Optional<Instant> first =
        candidates.stream()
            .map(CandidateSummary::sampledAt)
            .filter(Objects::nonNull)
            .min(Instant::compareTo);
    Optional<Instant> last =
        candidates.stream()
            .map(CandidateSummary::endedAt)
            .filter(Objects::nonNull)
            .max(Instant::compareTo);
    return first.flatMap(
        from ->
            last.map(to -> Math.max(0, Duration.between(from, to).toMillis()) / 1e3 / outcomes()));
  }

  private long ofThisPopulation(Study study) {
    int current = facts.latestRevision();
    int requested =
        facts.populations().values().stream()
            .filter(population -> population.revision() == current)
            .mapToInt(PopulationFacts::requested)
            .sum();
    long ended =
        candidates.stream().filter(c -> c.revision() == current && c.endedAt() != null).count();
    return Math.max(0, (requested == 0 ? study.models() : requested) - ended);
  }

  private long ofTheLadder(Study study) {
    return (long) Math.max(0, refinements(study.ladder()) - facts.latestRevision())
        * study.models();
  }

  private static int refinements(Ladder ladder) {
    return switch (ladder) {
      case PAPER -> 5;
    };
  }
}
