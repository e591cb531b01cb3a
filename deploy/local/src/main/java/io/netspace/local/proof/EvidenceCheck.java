package io.netspace.local.proof;

import io.netspace.analyzer.domain.Comparison;
import io.netspace.analyzer.domain.Recomputation;
import io.netspace.contracts.vocabulary.Challenge;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Verdict;
import io.netspace.local.Wording;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a comparison again, and finds where its recorded evidence says something else. */
final class EvidenceCheck {
  private final Recomputation recomputation;
  private final Findings findings;
  private final PopulationId incumbent;
  private final PopulationId challenger;
  private final @Nullable Challenge challenge;

  /** Of two revisions' populations, under a challenge if there is one. */
  EvidenceCheck(
      Recomputation recomputation,
      Findings findings,
      Revision incumbent,
      Revision challenger,
      @Nullable Challenge challenge) {
    this.recomputation = recomputation;
    this.findings = findings;
    this.incumbent = recomputation.population(incumbent, challenge);
    this.challenger = recomputation.population(challenger, challenge);
    this.challenge = challenge;
  }

  /**
   * What follows, empty where an outcome is missing.
   *
   * @param settled before the first pair; empty where its window cannot be recomputed
   */
  Optional<Guarantee> recompute(
      Optional<Comparison> settled, Evidence evidence, Guarantee recorded) {
    if (settled.isEmpty()) {
      missing(incumbent, "that fixes the window of errors");
      return Optional.empty();
    }
    Evidence again = again(settled.get(), evidence, recorded, recorded.pairs());
    Guarantee guarantee = Objects.requireNonNull(again.guarantee());
    if (guarantee.verdict() == Verdict.UNDECIDED && guarantee.pairs() < recorded.pairs()) {
      boolean ofChallenger = recomputation.known(challenger) <= guarantee.pairs();
      missing(ofChallenger ? challenger : incumbent, "that the comparison looked at");
      return Optional.empty();
    }
    compare(evidence, again);
    compare(recorded, guarantee);
    if (guarantee.verdict() == Verdict.UNDECIDED && recorded.verdict() != Verdict.UNDECIDED) {
      goOn(settled.get(), evidence, recorded);
    }
    return Optional.of(guarantee);
  }

  private Evidence again(Comparison settled, Evidence evidence, Guarantee recorded, int pairs) {
    return recomputation.again(settled, challenge, evidence, recorded, pairs);
  }

  private void missing(PopulationId population, String which) {
    findings.fault(
        "Population %s has no outcome of index %d %s."
            .formatted(population, recomputation.known(population), which));
  }

  private void compare(Evidence recorded, Evidence again) {
    findings.same("evidence.incumbent", recorded.incumbent(), again.incumbent());
    findings.same("evidence.challenger", recorded.challenger(), again.challenger());
    findings.same("models", recorded.models(), again.models());
    findings.same("excludedPairs", recorded.excludedPairs(), again.excludedPairs());
    findings.number(
        "incumbentMeanError", recorded.incumbentMeanError(), again.incumbentMeanError());
    findings.number(
        "challengerMeanError", recorded.challengerMeanError(), again.challengerMeanError());
    findings.number("gain", recorded.gain(), again.gain());
    findings.number("interval.low", recorded.interval().low(), again.interval().low());
    findings.number("interval.high", recorded.interval().high(), again.interval().high());
    findings.number("confidence", recorded.confidence(), again.confidence());
    findings.number("margin", recorded.margin(), again.margin());
  }

  private void compare(Guarantee recorded, Guarantee again) {
    findings.same("verdict", recorded.verdict(), again.verdict());
    findings.same("pairs", recorded.pairs(), again.pairs());
    findings.number("level", recorded.level(), again.level());
    findings.number("errorWindow.low", recorded.errorWindow().low(), again.errorWindow().low());
    findings.number("errorWindow.high", recorded.errorWindow().high(), again.errorWindow().high());
    findings.number("smallestGain", recorded.smallestGain(), again.smallestGain());
    findings.same("cap", recorded.cap(), again.cap());
    findings.same("incumbentFrom", recorded.incumbentFrom(), again.incumbentFrom());
    findings.same("wins", recorded.wins(), again.wins());
    findings.same("unequalPairs", recorded.unequalPairs(), again.unequalPairs());
    findings.number("signEvidence", recorded.signEvidence(), again.signEvidence());
    findings.same("digest", recorded.digest(), again.digest());
    if (recorded.verdict() == again.verdict()) {
      findings.same("pairsNeeded", recorded.pairsNeeded(), again.pairsNeeded());
      findings.same("reason", recorded.reason(), again.reason());
    }
  }

  /** The recorded look gives no verdict: does a later one? */
  private void goOn(Comparison settled, Evidence evidence, Guarantee recorded) {
    Guarantee onward =
        Objects.requireNonNull(again(settled, evidence, recorded, settled.cap()).guarantee());
    findings.note(
        onward.verdict() == Verdict.UNDECIDED
            ? "By these outcomes there is no verdict in %d pairs, all that are known."
                .formatted(onward.pairs())
            : "By these outcomes the verdict is %s, after %d pairs."
                .formatted(Wording.words(onward.verdict().name()), onward.pairs()));
  }
}
