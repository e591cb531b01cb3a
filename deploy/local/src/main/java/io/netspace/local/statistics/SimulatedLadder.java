package io.netspace.local.statistics;

import io.netspace.analyzer.domain.CandidateFate;
import io.netspace.analyzer.domain.ErrorWindow;
import io.netspace.analyzer.domain.Ruling;
import io.netspace.analyzer.domain.Step;
import io.netspace.analyzer.domain.StudyLedger;
import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.DecisionPolicy;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A whole study on the paper's ladder, decided by the ledger of a study, in the worst case: every
 * challenger's gain lies exactly where its claim begins to be false, 0 for an improvement and
 * −margin for a simplification, in the window that it is compared in. An accepted challenger is the
 * next incumbent, with the errors that it was accepted for.
 */
final class SimulatedLadder {
  /** A gain this close to a bar is at the bar: it was set there by numbers. */
  private static final double CLOSE = 1e-7;

  /** Who decides. */
  enum Decider {
    /** The evidence. */
    EVIDENCE,
    /** A person who accepts everything. */
    OPTIMIST,
    /** A person who accepts what looks better, however uncertain. */
    GAMBLER
  }

  /**
   * What a study came to.
   *
   * @param wrong whether any verdict says what is false
   * @param missed whether the interval of any comparison misses its gain
   */
  record Result(boolean wrong, boolean missed) {}

  private final Study study;
  private final Rule rule;
  private final Decider decider;
  private final RandomGenerator random;
  private final StudyLedger ledger = new StudyLedger();
  private final Map<Integer, Revision> revisions = new HashMap<>();
  private final Map<Integer, SimulatedErrors> laws = new HashMap<>();
  private final Map<Integer, List<Double>> errors = new HashMap<>();
  private boolean wrong;
  private boolean missed;

  /** A study before its beginning; its policy is that of who decides. */
  SimulatedLadder(Study study, Rule rule, Decider decider, RandomGenerator random) {
    this.study = study;
    this.rule = rule;
    this.decider = decider;
    this.random = random;
  }

  static DecisionPolicy policy(Decider decider) {
    return decider == Decider.EVIDENCE ? DecisionPolicy.AUTONOMOUS : DecisionPolicy.APPROVAL;
  }

  Result run() {
    ledger.requested(study);
    while (take(ledger.next().orElseThrow())) {}
    return new Result(wrong, missed);
  }

  /** Answers a step; false for the last one. */
  private boolean take(Step step) {
    switch (step) {
      case Step.PublishSpace publish -> {
        revisions.put(publish.revision().number(), publish.revision());
        ledger.published(publish.revision());
      }
      case Step.GrowPopulation grow -> grow(grow.population(), grow.upToIndex());
      case Step.Propose proposal -> {
        judge(proposal.change().claim(), proposal.evidence());
        ledger.proposed(proposal);
        ledger.reviewed(proposal.id(), new Ruling(review(proposal), "a person"));
      }
      case Step.Decide decided ->
          ledger.decided(decided.id(), decided.decision(), decided.evidence());
      case Step.Close close -> ledger.closed(close.population());
      case Step.Refuse refused -> throw new IllegalStateException(refused.reason());
      case Step.Conclude _ -> {
        return false;
      }
    }
    return true;
  }

  private Decision review(Step.Propose proposal) {
    return switch (decider) {
      case EVIDENCE -> proposal.recommendation();
      case OPTIMIST -> Decision.ACCEPTED;
      case GAMBLER -> proposal.evidence().gain() > 0 ? Decision.ACCEPTED : Decision.REJECTED;
    };
  }

  private void grow(Population population, int networks) {
    Revision revision = revision(population.revision());
    SimulatedErrors law = laws.computeIfAbsent(revision.number(), _ -> worst(revision));
    List<Double> known = errors.computeIfAbsent(revision.number(), _ -> new ArrayList<>());
    ledger.populationRequested(population, networks, 1);
    while (known.size() < networks) {
      double error = law.draw(random);
      ledger.remember(
          new CandidateFate(
              study.id(), population.id(), known.size(), 0, SimulatedComparison.fate(error), null));
      known.add(error);
    }
  }

  private Revision revision(int number) {
    return Objects.requireNonNull(revisions.get(number));
  }

  /** The space whose gain over its incumbent is the least favourable one. */
  private SimulatedErrors worst(Revision revision) {
    Refinement refinement = revision.refinement();
    if (refinement == null) {
      return SimulatedErrors.START;
    }
    double gain = refinement.claim() == Claim.IMPROVEMENT ? 0 : -study.margin();
    return law(incumbent(revision)).improvedBy(gain, window(revision));
  }

  private Revision incumbent(Revision challenger) {
    return revision(Objects.requireNonNull(challenger.parent()));
  }

  private SimulatedErrors law(Revision revision) {
    return Objects.requireNonNull(laws.get(revision.number()));
  }

  /** The window that a challenger will be compared in. */
  private ErrorWindow window(Revision challenger) {
    double[] first =
        Objects.requireNonNull(errors.get(incumbent(challenger).number())).stream()
            .limit(challenger.firstOfIncumbent())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return rule.window(first);
  }

  private void judge(Claim claim, Evidence evidence) {
    Revision challenger = revision(evidence.challenger());
    Guarantee guarantee = Objects.requireNonNull(evidence.guarantee());
    ErrorWindow window = window(challenger);
    if (window.low() != guarantee.errorWindow().low()
        || window.high() != guarantee.errorWindow().high()) {
      throw new IllegalStateException(
          "errorWindow (%s) of revision %d must be %s, which its gain was set in."
              .formatted(guarantee.errorWindow(), challenger.number(), window));
    }
    double gain = law(incumbent(challenger)).gainOf(law(challenger), window);
    wrong |= isWrong(guarantee, claim, gain, study.margin());
    missed |= gain < evidence.interval().low() - CLOSE || gain > evidence.interval().high() + CLOSE;
  }

  private static boolean isWrong(Guarantee guarantee, Claim claim, double gain, double margin) {
    double tolerated = claim == Claim.IMPROVEMENT ? 0 : -margin;
    return switch (guarantee.verdict()) {
      case BETTER -> gain <= CLOSE;
      case NOT_WORSE -> gain <= -margin + CLOSE;
      case WORSE -> gain >= tolerated - CLOSE;
      case NO_GAIN_WORTH_HAVING -> gain >= guarantee.smallestGain() - CLOSE;
      case UNDECIDED -> false;
    };
  }
}
