package io.netspace.analyzer.domain.proposals;

import io.netspace.model.network.LinearFit;
import io.netspace.model.space.Claim;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownRefinements;
import io.netspace.model.space.NonIncreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterRange;
import io.netspace.model.space.Refinement;
import io.netspace.model.space.RefinementLadder;
import io.netspace.model.space.Within;
import io.netspace.model.statistics.BestRanges;
import io.netspace.model.study.RankedCandidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Proposes the next refinement of a search from the best networks of a space. A proposal is no
 * evidence: it selects a refinement for a comparison, which is made on networks that the proposal
 * was not derived from.
 *
 * <p>A network counts by its mass, the chance that it is the best of a quarter of the networks
 * drawn with replacement ({@link BestRanges}). Proposed are
 *
 * <ul>
 *   <li>an order of widths or depths that the best networks keep more often than the space's
 *       settings do;
 *   <li>the range of a parameter that holds 95 % of the mass, where it leaves out a fourth of the
 *       values;
 *   <li>linear widths, where widths are ordered and the best networks lie close to a line;
 *   <li>one value for all stages, where nothing else is proposed.
 * </ul>
 *
 * <p>The proposal with the largest enrichment is the next: log(mass kept / share of the settings
 * kept).
 */
public final class RefinementProposals {
  /** An order is proposed if so much of the mass keeps it, */
  private static final double MIN_MASS = 0.5;

  /** and so many times as much as the share of all settings that keep it. */
  private static final double MIN_ENRICHMENT = 2;

  /** A range is proposed if it leaves out so much of a parameter's values. */
  private static final double MIN_EXCLUDED_VALUES = 0.25;

  /** The largest mean e_fit of networks whose widths count as linear. */
  private static final double MAX_FIT_ERROR = 0.1;

  private static final double LOG_OF_10 = Math.log(10);

  private final DesignSpace space;
  private final List<RankedCandidate> best;
  private final double[] mass;
  private final List<Proposal> proposals = new ArrayList<>();

  private record Proposal(Refinement refinement, double score) {}

  /**
   * The proposals of the best networks of a population.
   *
   * @param errors of all its networks, in percent, at their indices; NaN where there is none
   * @param best of its candidates, best first
   */
  public RefinementProposals(DesignSpace space, double[] errors, List<RankedCandidate> best) {
    this.space = space;
    this.best = best;
    this.mass = massesOf(errors, best);
    proposeOrder(Parameter.WIDTH, "widths", "Widths");
    proposeOrder(Parameter.DEPTH, "depths", "Depths");
    space.ranges().forEach(this::proposeRange);
    proposeLinearWidths();
    proposeShared("shared-bottleneck-ratio");
    proposeShared("shared-group-width");
  }

  /** The best proposal of those not tried. */
  public Optional<Refinement> next(Set<String> tried) {
    return proposals.stream()
        .filter(proposal -> !tried.contains(proposal.refinement().name()))
        .filter(proposal -> RefinementLadder.changes(proposal.refinement(), space))
        .max(Comparator.comparingDouble(Proposal::score))
        .map(Proposal::refinement);
  }

  private static double[] massesOf(double[] errors, List<RankedCandidate> best) {
    double[] known = Arrays.stream(errors).filter(Double::isFinite).toArray();
    if (known.length == 0) {
      return new double[0];
    }
    BestRanges distribution = BestRanges.of(known, BestRanges.SAMPLE_FRACTION);
    int[] place = new int[errors.length];
    for (int i = 0, next = 0; i < errors.length; i++) {
      place[i] = Double.isFinite(errors[i]) ? next++ : -1;
    }
    return best.stream()
        .mapToInt(one -> place[one.candidate().index()])
        .mapToDouble(at -> at < 0 ? 0 : distribution.mass(at))
        .toArray();
  }

  private double massOf(Predicate<RankedCandidate> those) {
    double sum = 0;
    for (int i = 0; i < best.size(); i++) {
      sum += those.test(best.get(i)) ? mass[i] : 0;
    }
    return sum;
  }

  private void proposeOrder(Parameter parameter, String plural, String subject) {
    if (space.range(parameter).isEmpty() || space.multiplicity(parameter) == 1) {
      return;
    }
    proposeIfEnriched(
        knownRefinement("non-decreasing-" + plural),
        massOf(one -> isAscending(one.candidate().parameters().values(parameter))));
    proposeIfEnriched(
        new Refinement(
            "non-increasing-" + plural,
            Claim.IMPROVEMENT,
            subject + " never grow from stage to stage",
            new NonIncreasing(parameter)),
        massOf(one -> isAscending(one.candidate().parameters().values(parameter).reversed())));
  }

  private void proposeIfEnriched(Refinement refinement, double kept) {
    if (kept >= MIN_MASS && RefinementLadder.changes(refinement, space)) {
      double logShare = logShareOfSettings(refinement.constraint());
      if (Math.log(kept) - logShare >= Math.log(MIN_ENRICHMENT)) {
        proposals.add(new Proposal(refinement, Math.log(kept) - logShare));
      }
    }
  }

  private double logShareOfSettings(Constraint constraint) {
    return LOG_OF_10 * (space.with(constraint).log10Size() - space.log10Size());
  }

  private static boolean isAscending(List<Double> values) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) < values.get(i - 1)) {
        return false;
      }
    }
    return true;
  }

  private void proposeRange(ParameterRange range) {
    Parameter parameter = range.parameter();
    List<Double> values = new ArrayList<>();
    List<Double> masses = new ArrayList<>();
    for (int i = 0; i < best.size(); i++) {
      List<Double> ofStages = best.get(i).candidate().parameters().values(parameter);
      for (double value : ofStages) {
        values.add(value);
        masses.add(mass[i] / ofStages.size());
      }
    }
    List<Double> open =
        range.values().stream().filter(value -> space.permits(parameter, value)).toList();
    if (values.isEmpty() || open.size() < 2) {
      return;
    }
    BestRanges.Range held = BestRanges.range(array(values), array(masses));
    long kept = open.stream().filter(v -> held.low() <= v && v <= held.high()).count();
    if (kept <= (1 - MIN_EXCLUDED_VALUES) * open.size()) {
      Within within = new Within(parameter, held.low(), held.high());
      proposals.add(
          new Proposal(
              new Refinement(
                  parameter + "-of-the-best",
                  Claim.SIMPLIFICATION,
                  "Only values that the best networks have: " + within.statement(),
                  within),
              Math.log((double) open.size() / kept) * space.multiplicity(parameter)));
    }
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void proposeLinearWidths() {
    Refinement linear = knownRefinement("linear-widths");
    if (best.isEmpty()
        || !space.isOrdered(Parameter.WIDTH)
        || !RefinementLadder.changes(linear, space)) {
      return;
    }
    double fit = 0;
    double sum = 0;
    for (int i = 0; i < best.size(); i++) {
      fit += mass[i] * LinearFit.of(best.get(i).candidate().architecture()).error();
      sum += mass[i];
    }
    if (fit <= MAX_FIT_ERROR * sum) {
      proposals.add(new Proposal(linear, -logShareOfSettings(linear.constraint())));
    }
  }

  private void proposeShared(String name) {
    proposals.add(new Proposal(knownRefinement(name), 0));
  }

  private static Refinement knownRefinement(String name) {
    return KnownRefinements.named(name).orElseThrow();
  }
}
