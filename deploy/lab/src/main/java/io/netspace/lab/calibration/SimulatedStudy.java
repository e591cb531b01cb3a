package io.netspace.lab.calibration;

import io.netspace.analyzer.domain.comparison.ErrorWindow;
import io.netspace.analyzer.domain.planning.AttributedDecision;
import io.netspace.analyzer.domain.planning.StudyHistory;
import io.netspace.analyzer.domain.planning.StudyPlanner;
import io.netspace.analyzer.domain.planning.StudyStep;
import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.model.space.Claim;
import io.netspace.model.space.Refinement;
import io.netspace.model.study.Decision;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Population;
import io.netspace.model.study.Reference;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A whole study on the paper's ladder, decided by a study's planner, in the least favourable case:
 * every challenger's gain is exactly at the threshold of its claim, 0 for an improvement and
 * −margin for a simplification, in the window that it is compared in. An accepted challenger is the
 * next incumbent, with the errors that it was accepted for.
 */
final class SimulatedStudy {
  /** Tolerance of a gain at the threshold, which is set numerically. */
  private static final double TOLERANCE = 1e-7;

  /** The policy of decisions. */
  enum Reviewer {
    /** Decides by the evidence. */
    EVIDENCE,
    /** Accepts everything. */
    OPTIMIST,
    /** Accepts any positive estimate. */
    GAMBLER
  }

  /**
   * The result of a study.
   *
   * @param wrong whether any verdict is false
   * @param missed whether the interval of any comparison misses its gain
   */
  record Result(boolean wrong, boolean missed) {}

  private final Study study;
  private final ComparisonSettings rule;
  private final Reviewer reviewer;
  private final RandomGenerator random;
  private final StudyHistory history;
  private final StudyPlanner planner;
  private final Map<Integer, Revision> revisions = new HashMap<>();
  private final Map<Integer, SimulatedErrorDistribution> distributions = new HashMap<>();
  private final Map<Integer, List<Double>> errors = new HashMap<>();
  private boolean wrong;
  private boolean missed;

  /** A study before its start, with the policy of the reviewer. */
  SimulatedStudy(Study study, ComparisonSettings rule, Reviewer decider, RandomGenerator random) {
    this.study = study;
    this.rule = rule;
    this.reviewer = decider;
    this.random = random;
    this.history = new StudyHistory(study.id());
    this.planner = new StudyPlanner(study, history);
  }

  static DecisionPolicy policy(Reviewer decider) {
    return decider == Reviewer.EVIDENCE ? DecisionPolicy.AUTONOMOUS : DecisionPolicy.APPROVAL;
  }

  Result run() {
    while (apply(planner.next().orElseThrow())) {}
    return new Result(wrong, missed);
  }

  /** Handles an action; false for the last one. */
  private boolean apply(StudyStep step) {
    switch (step) {
      case StudyStep.PublishSpace publish -> {
        revisions.put(publish.revision().number(), publish.revision());
        history.published(publish.revision());
        fixNoReference(publish.revision());
      }
      case StudyStep.GrowPopulation grow -> grow(grow.population(), grow.upToIndex());
      case StudyStep.FixReference fixed -> history.referenceFixed(fixed.reference());
      case StudyStep.Propose proposal -> {
        checkVerdict(proposal.change().claim(), proposal.evidence());
        history.proposed(proposal);
        history.reviewed(proposal.id(), new AttributedDecision(review(proposal), "a person"));
      }
      case StudyStep.Decide decided ->
          history.decided(decided.id(), decided.decision(), decided.evidence());
      case StudyStep.ClosePopulation close -> history.closed(close.population());
      case StudyStep.FailStudy failed -> throw new IllegalStateException(failed.reason());
      case StudyStep.RefuseStudy refused -> throw new IllegalStateException(refused.reason());
      case StudyStep.ConcludeStudy _ -> {
        return false;
      }
    }
    return true;
  }

  private Decision review(StudyStep.Propose proposal) {
    return switch (reviewer) {
      case EVIDENCE -> proposal.recommendation();
      case OPTIMIST -> Decision.ACCEPTED;
      case GAMBLER -> proposal.evidence().gain() > 0 ? Decision.ACCEPTED : Decision.REJECTED;
    };
  }

  /** Simulated errors do not depend on networks, so nothing predicts them. */
  private void fixNoReference(Revision revision) {
    if (revision.parent() != null) {
      history.referenceFixed(
          Reference.without(revision.parent(), revision.number(), "Errors are simulated."));
    }
  }

  private void grow(Population population, int networks) {
    Revision revision = revision(population.revision());
    SimulatedErrorDistribution distribution =
        distributions.computeIfAbsent(revision.number(), _ -> leastFavourable(revision));
    List<Double> known = errors.computeIfAbsent(revision.number(), _ -> new ArrayList<>());
    history.populationRequested(population, networks, 1, true);
    while (known.size() < networks) {
      double error = distribution.sample(random);
      history.restore(
          new CandidateRecord(
              study.id(),
              population.id(),
              known.size(),
              0,
              SimulatedComparison.outcome(error),
              null));
      known.add(error);
    }
  }

  private Revision revision(int number) {
    return Objects.requireNonNull(revisions.get(number));
  }

  /** The space with the least favourable gain over its incumbent. */
  private SimulatedErrorDistribution leastFavourable(Revision revision) {
    Refinement refinement = revision.refinement();
    if (refinement == null) {
      return SimulatedErrorDistribution.START;
    }
    double gain = refinement.claim() == Claim.IMPROVEMENT ? 0 : -study.margin();
    return distribution(incumbent(revision)).improvedBy(gain, window(revision));
  }

  private Revision incumbent(Revision challenger) {
    return revision(Objects.requireNonNull(challenger.parent()));
  }

  private SimulatedErrorDistribution distribution(Revision revision) {
    return Objects.requireNonNull(distributions.get(revision.number()));
  }

  /** The window of the challenger's comparison. */
  private ErrorWindow window(Revision challenger) {
    double[] first =
        Objects.requireNonNull(errors.get(incumbent(challenger).number())).stream()
            .limit(challenger.firstOfIncumbent())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return rule.window(first);
  }

  private void checkVerdict(Claim claim, Evidence evidence) {
    Revision challenger = revision(evidence.challenger());
    Guarantee guarantee = Objects.requireNonNull(evidence.guarantee());
    ErrorWindow window = window(challenger);
    if (window.low() != guarantee.errorWindow().low()
        || window.high() != guarantee.errorWindow().high()) {
      throw new IllegalStateException(
          "errorWindow (%s) of revision %d must be %s, which its gain was set in."
              .formatted(guarantee.errorWindow(), challenger.number(), window));
    }
    double gain = distribution(incumbent(challenger)).gainOf(distribution(challenger), window);
    wrong |= isWrong(guarantee, claim, gain, study.margin());
    missed |=
        gain < evidence.interval().low() - TOLERANCE
            || gain > evidence.interval().high() + TOLERANCE;
  }

  private static boolean isWrong(Guarantee guarantee, Claim claim, double gain, double margin) {
    double tolerated = claim == Claim.IMPROVEMENT ? 0 : -margin;
    return switch (guarantee.verdict()) {
      case BETTER -> gain <= TOLERANCE;
      case NOT_WORSE -> gain <= -margin + TOLERANCE;
      case WORSE -> gain >= tolerated - TOLERANCE;
      case NO_GAIN_WORTH_HAVING -> gain >= guarantee.smallestGain() - TOLERANCE;
      case UNDECIDED -> false;
    };
  }
}
