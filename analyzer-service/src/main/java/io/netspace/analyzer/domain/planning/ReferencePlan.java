package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.comparison.ErrorScore;
import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.analyzer.domain.reference.ErrorPrediction;
import io.netspace.analyzer.domain.reference.NetworkFeatures;
import io.netspace.analyzer.domain.reference.RecordedPrior;
import io.netspace.analyzer.domain.reference.ReferenceFeatures;
import io.netspace.analyzer.domain.reference.ReferenceFit;
import io.netspace.model.common.Derivation;
import io.netspace.model.network.Architecture;
import io.netspace.model.planning.PopulationSizes;
import io.netspace.model.sampling.DrawnNetwork;
import io.netspace.model.sampling.FreeDraws;
import io.netspace.model.sampling.IndexedDraws;
import io.netspace.model.space.CanonicalSpace;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.study.Population;
import io.netspace.model.study.Reference;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The references of a study's comparisons. The reference set of a comparison is fixed in advance:
 * the incumbent's pilot, and the first {@value ReferenceFit#FROM_EACH_EARLIER_SPACE} networks of
 * each space that it came from. None of them is in a pair, and which they are depends on no error.
 * All networks are drawn again by their index, so that a reference follows from the study and its
 * outcomes.
 */
final class ReferencePlan {
  private final Study study;
  private final StudyHistory history;
  private final RevisionHistory revisions;

  ReferencePlan(Study study, StudyHistory history) {
    this.study = study;
    this.history = history;
    this.revisions = history.revisions();
  }

  /** The reference of a challenger's comparison; empty while an outcome of its set is missing. */
  Optional<Reference> fit(Revision challenger) {
    return isSetKnown(challenger)
        ? Optional.of(withMeans(prediction(challenger), challenger))
        : Optional.empty();
  }

  /**
   * The reference with mean predictions that are given rather than computed from free draws, if it
   * is used; empty likewise.
   */
  Optional<Reference> fit(Revision challenger, Reference.FreeDraws given) {
    return isSetKnown(challenger)
        ? Optional.of(withMeans(prediction(challenger), given))
        : Optional.empty();
  }

  private static Reference withMeans(ReferenceFit fit, Reference.FreeDraws given) {
    return fit.isUseful()
        ? fit.with(given.seed(), given.incumbent(), given.challenger())
        : fit.unused();
  }

  private Reference withMeans(ReferenceFit fit, Revision challenger) {
    if (!fit.isUseful()) {
      return fit.unused();
    }
    long seed = seed("reference of revision " + challenger.number());
    ErrorPrediction prediction = fit.prediction();
    ReferenceFeatures features = features();
    return fit.with(
        seed,
        mean(incumbent(challenger).space(), seed, features, prediction),
        mean(challenger.space(), seed, features, prediction));
  }

  private Reference.SpaceMean mean(
      DesignSpace space, long seed, ReferenceFeatures features, ErrorPrediction prediction) {
    FreeDraws.Moments moments =
        new FreeDraws(space, study.dataSet(), study.regime(), seed)
            .moments(drawn -> prediction.of(features(features, drawn)));
    return new Reference.SpaceMean(
        digest(space), moments.draws(), moments.mean(), moments.variance());
  }

  private ReferenceFit prediction(Revision challenger) {
    ReferenceFeatures features = features();
    List<Reference.Member> members = new ArrayList<>();
    List<double[]> networks = new ArrayList<>();
    for (SetPart part : set(challenger)) {
      Population population = population(part.revision());
      PopulationErrors errors = history.state(part.revision()).errors();
      IndexedDraws draws = draws(part.revision());
      for (int index = 0; index < part.size(); index++) {
        members.add(
            new Reference.Member(
                population.id(),
                index,
                errors.digests(population.id(), index).collect(Collectors.joining(" ")),
                errors.hasError(index) ? (Double) errors.errorPercent(index) : null));
        networks.add(features(features, draws.network(index)));
      }
    }
    return new ReferenceFit(settings(challenger), features, scaling(features), members, networks);
  }

  private ReferenceFit.Settings settings(Revision challenger) {
    return new ReferenceFit.Settings(
        incumbent(challenger).number(),
        challenger.number(),
        study.dataSet().chanceErrorPercent(),
        Math.max(study.margin(), study.smallestGain()),
        ComparisonSpecs.alphaOfRefinement(study, history, challenger));
  }

  /** In the units of the study's first space. */
  private Reference.Scaling scaling(ReferenceFeatures features) {
    DesignSpace first = revisions.initial().space();
    long seed = seed("scaling");
    List<double[]> drawn =
        new FreeDraws(first, study.dataSet(), study.regime(), seed)
            .firstBlock().stream().map(network -> features(features, network)).toList();
    return features.scaling(seed, digest(first), drawn);
  }

  private ReferenceFeatures features() {
    Revision first = revisions.initial();
    IndexedDraws draws = draws(first);
    List<Architecture> firstNetworks =
        IntStream.range(0, RecordedPrior.FIRST_NETWORKS)
            .mapToObj(index -> draws.network(index).architecture())
            .toList();
    return ReferenceFeatures.of(first.space().stages(), firstNetworks, RecordedPrior.load());
  }

  /** What each feature is, in words. */
  List<String> featureNames() {
    return features().names();
  }

  private static double[] features(ReferenceFeatures features, DrawnNetwork network) {
    return features.of(network.architecture(), network.complexity());
  }

  /** The first networks of a revision's population. */
  private record SetPart(Revision revision, int size) {}

  /** By revision, the starting space's first. */
  private List<SetPart> set(Revision challenger) {
    List<SetPart> parts = new ArrayList<>();
    Revision incumbent = incumbent(challenger);
    parts.add(part(incumbent, study.pilotSize()));
    PopulationSizes sizes = new PopulationSizes(study);
    for (Revision one = incumbent; one.parent() != null; ) {
      one = incumbent(one);
      parts.add(
          part(one, Math.min(ReferenceFit.FROM_EACH_EARLIER_SPACE, sizes.initialChallenger())));
    }
    return parts.reversed();
  }

  private SetPart part(Revision revision, int networks) {
    return new SetPart(revision, Math.min(networks, history.state(revision).size()));
  }

  private boolean isSetKnown(Revision challenger) {
    return set(challenger).stream()
        .allMatch(part -> history.state(part.revision()).errors().knownPrefix() >= part.size());
  }

  private Revision incumbent(Revision challenger) {
    return revisions.revision(Objects.requireNonNull(challenger.parent()));
  }

  private Population population(Revision revision) {
    return Population.of(study.id(), revision);
  }

  private IndexedDraws draws(Revision revision) {
    return new IndexedDraws(
        study.seed(), population(revision).id(), revision.space(), study.dataSet(), study.regime());
  }

  private long seed(String use) {
    return Derivation.seed(use, study.seed(), study.id().value());
  }

  private static String digest(DesignSpace space) {
    return Derivation.id(CanonicalSpace.text(space));
  }

  /** What the errors of a comparison count as by a reference; empty if it is not used. */
  Optional<ErrorScore> score(Reference reference) {
    if (!reference.isUsed()) {
      return Optional.empty();
    }
    ReferenceFeatures features = features();
    requireKnown(reference, features);
    ErrorPrediction prediction = ErrorPrediction.of(reference);
    return Optional.of(
        ErrorPrediction.score(
            reference,
            predictions(reference.incumbent(), features, prediction),
            predictions(reference.challenger(), features, prediction)));
  }

  private static void requireKnown(Reference reference, ReferenceFeatures features) {
    if (reference.featureVersion() != NetworkFeatures.VERSION
        || !Objects.equals(reference.prior(), features.prior())) {
      throw new IllegalArgumentException(
          "reference of revision %d (features of version %d, prior %s) cannot be computed by this"
                  .formatted(reference.challenger(), reference.featureVersion(), reference.prior())
              + " version (features of version %d, prior %s). Use the version that fixed it."
                  .formatted(NetworkFeatures.VERSION, features.prior()));
    }
  }

  /** The predictions of a revision's networks, each computed once. */
  private IntToDoubleFunction predictions(
      int revision, ReferenceFeatures features, ErrorPrediction prediction) {
    IndexedDraws draws = draws(revisions.revision(revision));
    Map<Integer, Double> known = new HashMap<>();
    return index ->
        known.computeIfAbsent(index, i -> prediction.of(features(features, draws.network(i))));
  }
}
