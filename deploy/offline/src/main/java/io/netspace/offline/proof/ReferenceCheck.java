package io.netspace.offline.proof;

import io.netspace.analyzer.domain.planning.Recomputation;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.statistics.Interval;
import io.netspace.model.study.Reference;
import io.netspace.model.study.Revision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Solves the reference of a comparison again, and finds differences from the recorded one. */
final class ReferenceCheck {
  private final Recomputation recomputation;
  private final Revision challenger;
  private final boolean redraws;
  private final ProofCheckBuilder findings = new ProofCheckBuilder();

  private ReferenceCheck(Recomputation recomputation, Revision challenger, boolean redraws) {
    this.recomputation = recomputation;
    this.challenger = challenger;
    this.redraws = redraws;
  }

  /**
   * Checks the references of a study whose revision tree is valid.
   *
   * @param redraws whether the mean predictions are computed again
   */
  static List<ProofCheck> of(StudyProof proof, Recomputation recomputation, boolean redraws) {
    return proof.revisions().stream()
        .filter(
            revision ->
                recomputation.needsReference(revision)
                    || recomputation.recordedReference(revision).isPresent())
        .map(revision -> new ReferenceCheck(recomputation, revision, redraws).check())
        .toList();
  }

  private ProofCheck check() {
    Optional<Reference> recorded = recomputation.recordedReference(challenger);
    if (recorded.isEmpty()) {
      findings.addFault("It is missing, and the comparison must have one, used or not.");
    }
    recorded.ifPresent(this::compare);
    return findings.build(
        ProofCheck.Kind.REFERENCE,
        "reference of revision " + challenger.number(),
        recorded.map(ReferenceCheck::summary).orElse("missing"));
  }

  private static String summary(Reference reference) {
    Reference.FreeDraws means = reference.freeDraws();
    return means == null
        ? "not used, %d networks".formatted(reference.candidates().size())
        : "used, %d networks, predicted gain %.2f ± %.2f"
            .formatted(reference.candidates().size(), means.predictedGain(), means.slack());
  }

  private void compare(Reference recorded) {
    Reference.FreeDraws given = redraws ? null : recorded.freeDraws();
    if (given != null) {
      findings.addNote("The mean predictions were not computed again (--quick).");
    }
    Optional<Reference> fitted = recomputation.fitReference(challenger, given);
    if (fitted.isEmpty()) {
      findings.addFault("An outcome of its reference set is missing.");
      return;
    }
    Reference again = fitted.get();
    findings.requireEqual("incumbent", recorded.incumbent(), again.incumbent());
    findings.requireEqual("featureVersion", recorded.featureVersion(), again.featureVersion());
    findings.requireEqual("prior", recorded.prior(), again.prior());
    findings.requireEqual("priorReason", recorded.priorReason(), again.priorReason());
    compareSets(recorded.candidates(), again.candidates());
    compareScalings(recorded.scaling(), again.scaling());
    compare("errorRange", recorded.errorRange(), again.errorRange());
    findings.requireClose("penalty", recorded.penalty(), again.penalty());
    findings.requireClose("errorRatio", recorded.errorRatio(), again.errorRatio());
    findings.requireClose("meanError", recorded.meanError(), again.meanError());
    compare("mean feature", recorded.meanFeatures(), again.meanFeatures());
    compare("coefficient", recorded.coefficients(), again.coefficients());
    compare("residualWindow", recorded.residualWindow(), again.residualWindow());
    compareMeans(recorded.freeDraws(), again.freeDraws());
    findings.requireEqual("reason", recorded.reason(), again.reason());
  }

  private void compareSets(List<Reference.Member> recorded, List<Reference.Member> again) {
    findings.requireEqual("networks of the reference set", recorded.size(), again.size());
    for (int i = 0; i < Math.min(recorded.size(), again.size()); i++) {
      Reference.Member one = again.get(i);
      findings.requireEqual(
          "network %d of the reference set (%s, index %d)"
              .formatted(i + 1, one.population(), one.index()),
          recorded.get(i),
          one);
    }
  }

  private void compareScalings(
      Reference.@Nullable Scaling recorded, Reference.@Nullable Scaling again) {
    if (recorded == null || again == null) {
      findings.requireEqual("scaling", recorded, again);
      return;
    }
    findings.requireEqual("seed of the scaling", recorded.seed(), again.seed());
    findings.requireEqual("draws of the scaling", recorded.draws(), again.draws());
    findings.requireEqual("space of the scaling", recorded.space(), again.space());
    compare("scaling's mean", recorded.means(), again.means());
    compare("scaling's deviation", recorded.deviations(), again.deviations());
  }

  /** Numbers that belong to the features, which are named and counted from 1. */
  private void compare(String what, List<Double> recorded, List<Double> again) {
    findings.requireEqual("number of " + what + "s", recorded.size(), again.size());
    List<String> names = recomputation.featureNames();
    for (int i = 0; i < Math.min(recorded.size(), again.size()); i++) {
      findings.requireClose(
          "%s %d (%s)".formatted(what, i + 1, names.get(i)), recorded.get(i), again.get(i));
    }
  }

  private void compare(String what, @Nullable Interval recorded, @Nullable Interval again) {
    if (recorded == null || again == null) {
      findings.requireEqual(what, recorded, again);
      return;
    }
    findings.requireClose(what + ".low", recorded.low(), again.low());
    findings.requireClose(what + ".high", recorded.high(), again.high());
  }

  private void compareMeans(
      Reference.@Nullable FreeDraws recorded, Reference.@Nullable FreeDraws again) {
    if (recorded == null || again == null) {
      findings.requireEqual("freeDraws", recorded, again);
      return;
    }
    findings.requireEqual("seed of the free draws", recorded.seed(), again.seed());
    compare("incumbent's space", recorded.incumbent(), again.incumbent());
    compare("challenger's space", recorded.challenger(), again.challenger());
    findings.requireClose("predictedGain", recorded.predictedGain(), again.predictedGain());
    findings.requireClose("slack", recorded.slack(), again.slack());
    findings.requireClose("level of the slack", recorded.level(), again.level());
  }

  private void compare(String whose, Reference.SpaceMean recorded, Reference.SpaceMean again) {
    findings.requireEqual("digest of the " + whose, recorded.space(), again.space());
    findings.requireEqual("free draws of the " + whose, recorded.draws(), again.draws());
    findings.requireClose("mean prediction of the " + whose, recorded.mean(), again.mean());
    findings.requireClose(
        "variance of the predictions of the " + whose, recorded.variance(), again.variance());
  }
}
