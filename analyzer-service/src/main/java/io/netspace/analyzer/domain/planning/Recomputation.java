package io.netspace.analyzer.domain.planning;

import io.netspace.analyzer.domain.comparison.ComparisonSpec;
import io.netspace.analyzer.domain.comparison.SequentialComparison;
import io.netspace.analyzer.domain.population.BestCandidates;
import io.netspace.analyzer.domain.population.PopulationErrors;
import io.netspace.analyzer.domain.population.PopulationState;
import io.netspace.analyzer.domain.population.TrainingResult;
import io.netspace.analyzer.domain.proposals.RefinementProposals;
import io.netspace.model.proof.ProvenOutcome;
import io.netspace.model.proof.ProvenPopulation;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.space.Refinement;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Population;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.Reference;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.training.TrainingCost;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the comparisons of a study from its outcomes alone, by the rules and the arithmetic of
 * the analyzer.
 */
public final class Recomputation {
  private final Study study;
  private final StudyHistory history;
  private final RevisionHistory revisions;
  private final ComparisonSpecs specs;
  private final ReferencePlan references;

  /**
   * The recomputation of a study whose revisions are numbered from 0, each parent before its
   * children.
   *
   * @throws IllegalArgumentException when an outcome has an index that no population has
   */
  public Recomputation(StudyProof proof) {
    study = proof.study();
    history = new StudyHistory(study.id());
    revisions = history.revisions();
    specs = new ComparisonSpecs(study, history);
    references = new ReferencePlan(study, history);
    proof.revisions().forEach(history::published);
    proof
        .decisions()
        .forEach(
            decision -> {
              history.decided(decision.refinement(), decision.decision(), decision.evidence());
              if (decision.undone() != null) {
                history.undone(decision.refinement());
              }
            });
    proof.populations().forEach(this::addPopulation);
    if (proof.references() != null) {
      proof.references().forEach(history::referenceFixed);
    }
  }

  private void addPopulation(ProvenPopulation population) {
    PopulationState state = history.state(population.id());
    if (population.available() != null) {
      state.exhausted(population.available());
    }
    state.requested(
        population.requested(), study.trainingsPerNetwork(), population.hasIndependentDraws());
    population
        .outcomes()
        .forEach(
            outcome -> state.errors().add(outcome.index(), outcome.replicate(), result(outcome)));
  }

  private static TrainingResult result(ProvenOutcome outcome) {
    Double error = outcome.errorPercent();
    return switch (outcome.state()) {
      case TRAINED -> new TrainingResult.Trained(error == null ? 0 : error, TrainingCost.NONE);
      case DIVERGED -> new TrainingResult.Diverged(error == null ? 0 : error, TrainingCost.NONE);
      case ABANDONED -> new TrainingResult.Abandoned(AbandonReason.NO_SIGN_OF_LIFE);
    };
  }

  /** The incumbent after all decisions. */
  public Revision incumbent() {
    return revisions.incumbent();
  }

  /** The revision that was the incumbent when a challenger was published. */
  public Revision incumbentAt(Revision challenger) {
    return revisions.incumbentAt(challenger);
  }

  /** Whether a revision, or one that it came from, was undone. */
  public boolean isOnUndoneBranch(Revision revision) {
    return revisions.isOnUndoneBranch(revision);
  }

  /**
   * The population that represents a revision in its comparisons.
   *
   * @param test that they belong to, null on the ladder
   */
  public PopulationId population(Revision revision, @Nullable GeneralizationTest test) {
    return test == null
        ? Population.of(study.id(), revision).id()
        : Population.under(test, study.id(), revision.number()).id();
  }

  /** How many networks of a population, from index 0 on, have their outcomes without a gap. */
  public int knownNetworks(PopulationId population) {
    return history.state(population).errors().knownPrefix();
  }

  /** Whether a challenger's comparison must have a reference, used or not. */
  public boolean needsReference(Revision challenger) {
    return challenger.parent() != null
        && history.hasIndependentDraws()
        && history.state(challenger).isRequested();
  }

  /** The recorded reference of a challenger's comparison. */
  public Optional<Reference> recordedReference(Revision challenger) {
    return history.reference(challenger);
  }

  /**
   * The reference of a challenger's comparison, fitted again to the outcomes; empty where one of
   * its set is missing.
   *
   * @param means mean predictions that are not computed again; null to draw and compute them
   */
  public Optional<Reference> fitReference(
      Revision challenger, Reference.@Nullable FreeDraws means) {
    return means == null ? references.fit(challenger) : references.fit(challenger, means);
  }

  /** What each feature of the study's references is, in words. */
  public List<String> featureNames() {
    return references.featureNames();
  }

  /**
   * The specification of a challenger's comparison, empty where an outcome is missing that its
   * window depends on.
   */
  public Optional<ComparisonSpec> comparisonSpec(Revision challenger) {
    return specs.ofRefinement(challenger);
  }

  /**
   * The refinement that a search had to try when it published a challenger.
   *
   * @param trained candidates of the incumbent, as many as were known then, each with its error
   */
  public Optional<Refinement> proposedRefinement(
      Revision challenger, List<RankedCandidate> trained) {
    Revision incumbent = specs.incumbent(challenger);
    PopulationErrors errors = history.state(incumbent).errors();
    BestCandidates best = new BestCandidates();
    trained.forEach(one -> best.offer(one.candidate(), one.errorPercent()));
    return new RefinementProposals(
            incumbent.space(), errors.errorsByIndex(challenger.firstOfIncumbent()), best.ranked())
        .next(revisions.triedRefinementsBefore(challenger));
  }

  /** The specification of a generalization test of the final space, empty likewise. */
  public Optional<ComparisonSpec> comparisonSpec(GeneralizationTest test, Revision last) {
    return specs.ofGeneralizationTest(test, last);
  }

  /**
   * The evidence of a comparison that is repeated up to its verdict or a number of pairs. The cost
   * of training is not known here, nor why a comparison stopped early without a verdict; these are
   * taken from the recorded evidence.
   *
   * @param test that it belongs to, null on the ladder
   */
  public Evidence recompute(
      ComparisonSpec spec,
      @Nullable GeneralizationTest test,
      Evidence recorded,
      Guarantee guarantee,
      int pairs) {
    PopulationId incumbent = population(revisions.revision(spec.incumbent()), test);
    PopulationId challenger = population(revisions.revision(spec.challenger()), test);
    PopulationErrors ofIncumbent = history.state(incumbent).errors();
    PopulationErrors ofChallenger = history.state(challenger).errors();
    SequentialComparison comparison = new SequentialComparison(spec);
    comparison.advance(ofIncumbent, ofChallenger, pairs);
    return comparison.evidence(
        recorded.trainingSeconds(),
        guarantee.trainingFlops(),
        ComparisonRun.digest(
            spec, comparison.pairsSeen(), incumbent, ofIncumbent, challenger, ofChallenger),
        comparison.pairsSeen() < spec.maxPairs() ? guarantee.reason() : null);
  }
}
