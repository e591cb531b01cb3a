package io.netspace.offline.proof;

import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.planning.Recomputation;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.ObservedErrors;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Revision;
import io.netspace.offline.common.Formatting;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recomputes a comparison, and finds differences from its recorded evidence. */
final class EvidenceCheck {
  private final Recomputation recomputation;
  private final ProofCheckBuilder findings;
  private final PopulationId incumbent;
  private final PopulationId challenger;
  private final @Nullable GeneralizationTest generalizationTest;

  /**
   * Compares populations of two revisions, under the regime of a generalization test if there is
   * one.
   */
  EvidenceCheck(
      Recomputation recomputation,
      ProofCheckBuilder findings,
      Revision incumbent,
      Revision challenger,
      @Nullable GeneralizationTest generalizationTest) {
    this.recomputation = recomputation;
    this.findings = findings;
    this.incumbent = recomputation.population(incumbent, generalizationTest);
    this.challenger = recomputation.population(challenger, generalizationTest);
    this.generalizationTest = generalizationTest;
  }

  /**
   * The recomputed evidence; empty where an outcome is missing.
   *
   * @param settled comparison before the first pair; empty where its window cannot be recomputed
   */
  Optional<Guarantee> recompute(
      Optional<ComparisonSpec> settled, Evidence evidence, Guarantee recorded) {
    if (settled.isEmpty()) {
      reportMissingOutcome(incumbent, "that fixes the window of errors");
      return Optional.empty();
    }
    Evidence again = recomputedEvidence(settled.get(), evidence, recorded, recorded.pairs());
    Guarantee guarantee = Objects.requireNonNull(again.guarantee());
    if (guarantee.verdict() == Verdict.UNDECIDED && guarantee.pairs() < recorded.pairs()) {
      boolean ofChallenger = recomputation.knownNetworks(challenger) <= guarantee.pairs();
      reportMissingOutcome(ofChallenger ? challenger : incumbent, "that the comparison looked at");
      return Optional.empty();
    }
    compare(evidence, again);
    compare(recorded, guarantee);
    if (guarantee.verdict() == Verdict.UNDECIDED && recorded.verdict() != Verdict.UNDECIDED) {
      checkLaterLooks(settled.get(), evidence, recorded);
    }
    return Optional.of(guarantee);
  }

  private Evidence recomputedEvidence(
      ComparisonSpec settled, Evidence evidence, Guarantee recorded, int pairs) {
    return recomputation.recompute(settled, generalizationTest, evidence, recorded, pairs);
  }

  private void reportMissingOutcome(PopulationId population, String which) {
    findings.addFault(
        "Population %s has no outcome of index %d %s."
            .formatted(population, recomputation.knownNetworks(population), which));
  }

  private void compare(Evidence recorded, Evidence again) {
    findings.requireEqual("evidence.incumbent", recorded.incumbent(), again.incumbent());
    findings.requireEqual("evidence.challenger", recorded.challenger(), again.challenger());
    findings.requireEqual("models", recorded.models(), again.models());
    findings.requireEqual("excludedPairs", recorded.excludedPairs(), again.excludedPairs());
    findings.requireClose(
        "incumbentMeanError", recorded.incumbentMeanError(), again.incumbentMeanError());
    findings.requireClose(
        "challengerMeanError", recorded.challengerMeanError(), again.challengerMeanError());
    findings.requireClose("gain", recorded.gain(), again.gain());
    findings.requireClose("interval.low", recorded.interval().low(), again.interval().low());
    findings.requireClose("interval.high", recorded.interval().high(), again.interval().high());
    findings.requireClose("confidence", recorded.confidence(), again.confidence());
    findings.requireClose("margin", recorded.margin(), again.margin());
  }

  private void compare(Guarantee recorded, Guarantee again) {
    findings.requireEqual("verdict", recorded.verdict(), again.verdict());
    findings.requireEqual("pairs", recorded.pairs(), again.pairs());
    findings.requireClose("level", recorded.level(), again.level());
    findings.requireClose(
        "errorWindow.low", recorded.errorWindow().low(), again.errorWindow().low());
    findings.requireClose(
        "errorWindow.high", recorded.errorWindow().high(), again.errorWindow().high());
    findings.requireClose("smallestGain", recorded.smallestGain(), again.smallestGain());
    findings.requireEqual("cap", recorded.cap(), again.cap());
    findings.requireEqual("incumbentFrom", recorded.incumbentFrom(), again.incumbentFrom());
    findings.requireEqual("wins", recorded.wins(), again.wins());
    findings.requireEqual("unequalPairs", recorded.unequalPairs(), again.unequalPairs());
    findings.requireClose("signEvidence", recorded.signEvidence(), again.signEvidence());
    findings.requireEqual("digest", recorded.digest(), again.digest());
    compare("incumbentErrors", recorded.incumbentErrors(), again.incumbentErrors());
    compare("challengerErrors", recorded.challengerErrors(), again.challengerErrors());
    if (recorded.verdict() == again.verdict()) {
      findings.requireEqual("pairsNeeded", recorded.pairsNeeded(), again.pairsNeeded());
      findings.requireEqual("reason", recorded.reason(), again.reason());
      findings.requireEqual("withheld", recorded.withheld(), again.withheld());
      findings.requireEqual(
          "pairsWithoutReference", recorded.pairsWithoutReference(), again.pairsWithoutReference());
    }
  }

  private void compare(
      String population, @Nullable ObservedErrors recorded, @Nullable ObservedErrors again) {
    if (recorded == null || again == null) {
      findings.requireEqual(population, recorded, again);
      return;
    }
    findings.requireEqual(population + ".networks", recorded.networks(), again.networks());
    findings.requireEqual(population + ".abandoned", recorded.abandoned(), again.abandoned());
    findings.requireClose(population + ".meanError", recorded.meanError(), again.meanError());
    findings.requireEqual(population + ".belowWindow", recorded.belowWindow(), again.belowWindow());
    findings.requireEqual(population + ".aboveWindow", recorded.aboveWindow(), again.aboveWindow());
  }

  /** The recorded look gives no verdict; a later one may. */
  private void checkLaterLooks(ComparisonSpec settled, Evidence evidence, Guarantee recorded) {
    Guarantee onward =
        Objects.requireNonNull(
            recomputedEvidence(settled, evidence, recorded, settled.maxPairs()).guarantee());
    findings.addNote(
        onward.verdict() == Verdict.UNDECIDED
            ? "By these outcomes there is no verdict in %d pairs, all that are known."
                .formatted(onward.pairs())
            : "By these outcomes the verdict is %s, after %d pairs."
                .formatted(Formatting.constantAsWords(onward.verdict().name()), onward.pairs()));
  }
}
