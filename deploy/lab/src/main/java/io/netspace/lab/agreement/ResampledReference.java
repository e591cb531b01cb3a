package io.netspace.lab.agreement;

import io.netspace.analyzer.domain.comparison.ErrorScore;
import io.netspace.analyzer.domain.reference.ErrorPrediction;
import io.netspace.analyzer.domain.reference.NetworkFeatures;
import io.netspace.analyzer.domain.reference.PriorFit;
import io.netspace.analyzer.domain.reference.RecordedPrior;
import io.netspace.analyzer.domain.reference.ReferenceFeatures;
import io.netspace.analyzer.domain.reference.ReferenceFit;
import io.netspace.lab.calibration.ComparisonSettings;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * References of the resamples of a recorded study, with a prior that is fitted to other studies.
 * The law of a resampled space is that of the recorded networks, so mean predictions are means over
 * these; their slack is that of a study's free draws.
 */
final class ResampledReference {
  private static final String ID = "left-out";

  private final ReferenceFeatures features;
  private final Reference.Scaling scaling;

  private ResampledReference(ReferenceFeatures features, List<RecordedModel> start) {
    this.features = features;
    this.scaling = features.scaling(0, "", start.stream().map(this::features).toList());
  }

  /**
   * The references of a study.
   *
   * @param others the studies that the prior is fitted to
   * @return empty where networks are not recorded, or no other study is
   */
  static Optional<ResampledReference> of(RecordedStudy study, List<RecordedStudy> others) {
    if (others.isEmpty()
        || !Stream.concat(Stream.of(study), others.stream())
            .flatMap(ResampledReference::models)
            .allMatch(model -> model.network() != null)) {
      return Optional.empty();
    }
    List<RecordedModel> models =
        others.stream()
            .flatMap(ResampledReference::models)
            .filter(RecordedModel::hasError)
            .toList();
    RecordedPrior prior =
        RecordedPrior.parse(
            PriorFit.text(
                ID,
                RecordedNetwork.STAGES,
                List.of(),
                models.stream()
                    .map(model -> Objects.requireNonNull(model.network()))
                    .map(
                        network -> NetworkFeatures.of(network.architecture(), network.complexity()))
                    .toArray(double[][]::new),
                models.stream().mapToDouble(RecordedModel::errorPercent).toArray()));
    return Optional.of(
        new ResampledReference(
            ReferenceFeatures.of(RecordedNetwork.STAGES, List.of(), prior),
            study.revisions().getFirst().models()));
  }

  private static Stream<RecordedModel> models(RecordedStudy study) {
    return study.revisions().stream().flatMap(revision -> revision.models().stream());
  }

  private double[] features(RecordedModel model) {
    RecordedNetwork network = Objects.requireNonNull(model.network());
    return features.of(network.architecture(), network.complexity());
  }

  /**
   * What errors count as by the reference of a resample; empty if it is not used.
   *
   * @param set the reference set
   * @param incumbent the space of the incumbent
   * @param challenger the space of the challenger
   * @param before the incumbent's networks in the pairs
   * @param after the challenger's
   */
  Optional<ErrorScore> score(
      ComparisonSettings rule,
      double alpha,
      List<RecordedModel> set,
      RecordedRevision incumbent,
      RecordedRevision challenger,
      RecordedRevision before,
      RecordedRevision after) {
    List<Reference.Member> members = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      members.add(
          new Reference.Member(
              new PopulationId("resample"),
              i,
              "",
              set.get(i).hasError() ? (Double) set.get(i).errorPercent() : null));
    }
    ReferenceFit fit =
        new ReferenceFit(
            new ReferenceFit.Settings(
                incumbent.number(),
                challenger.number(),
                rule.chanceErrorPercent(),
                Math.max(rule.margin(), rule.minimumEffect()),
                alpha),
            features,
            scaling,
            members,
            set.stream().map(this::features).toList());
    if (!fit.isUseful()) {
      return Optional.empty();
    }
    ErrorPrediction prediction = fit.prediction();
    Reference reference = fit.with(0, mean(incumbent, prediction), mean(challenger, prediction));
    return reference.isUsed()
        ? Optional.of(
            ErrorPrediction.score(
                reference, predictions(before, prediction), predictions(after, prediction)))
        : Optional.empty();
  }

  private IntToDoubleFunction predictions(RecordedRevision revision, ErrorPrediction prediction) {
    double[] predictions = all(revision, prediction);
    return index -> predictions[index];
  }

  private double[] all(RecordedRevision revision, ErrorPrediction prediction) {
    return revision.models().stream()
        .mapToDouble(model -> prediction.of(features(model)))
        .toArray();
  }

  private Reference.SpaceMean mean(RecordedRevision revision, ErrorPrediction prediction) {
    double[] predictions = all(revision, prediction);
    double mean = Arrays.stream(predictions).average().orElseThrow();
    double variance =
        Arrays.stream(predictions).map(p -> (p - mean) * (p - mean)).average().orElseThrow();
    return new Reference.SpaceMean("", ReferenceFit.FREE_DRAWS, mean, variance);
  }
}
