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
 * What the best networks of a space suggest to try next. A suggestion is no evidence: it says which
 * refinement is worth a comparison, and that comparison is made on networks that the suggestion
 * does not come from.
 *
 * <p>A network counts by its mass, the chance that it is the best of a quarter of the networks
 * drawn with replacement ({@link BestRanges}). Suggested are
 *
 * <ul>
 *   <li>an order of widths or depths that the best networks keep more often than the space's
 *       settings do;
 *   <li>the range of a parameter that holds 95 % of the mass, where it leaves out a fourth of the
 *       values;
 *   <li>linear widths, where widths are ordered and the best networks lie close to a line;
 *   <li>one value for all stages, for want of anything else.
 * </ul>
 *
 * <p>First comes what would narrow the space most for the mass that it keeps: by log(mass kept /
 * share of the settings kept).
 */
public final class RefinementProposals {
  /** An order must be kept by so much of the mass. */
  private static final double MIN_MASS = 0.5;

  /** And so many times as often as by all settings. */
  private static final double MIN_ENRICHMENT = 2;

  /** A range must leave out so much of a parameter's values. */
  private static final double MIN_EXCLUDED_VALUES = 0.25;

  /** e_fit of networks whose widths are close to a line. */
  private static final double MAX_FIT_ERROR = 0.1;

  private static final double LOG_OF_10 = Math.log(10);

  private final DesignSpace space;
  private final List<RankedCandidate> best;
  private final double[] mass;
  private final List<Suggestion> suggestions = new ArrayList<>();

  private record Suggestion(Refinement refinement, double score) {}

  /**
   * What the best networks of a population suggest.
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

  /** What is best to try, of what was not tried. */
  public Optional<Refinement> next(Set<String> tried) {
    return suggestions.stream()
        .filter(suggestion -> !tried.contains(suggestion.refinement().name()))
        .filter(suggestion -> RefinementLadder.changes(suggestion.refinement(), space))
        .max(Comparator.comparingDouble(Suggestion::score))
        .map(Suggestion::refinement);
  }

  private static double[] massesOf(double[] errors, List<RankedCandidate> best) {
    double[] known = Arrays.stream(errors).filter(Double::isFinite).toArray();
    if (known.length == 0) {
      return new double[0];
    }
    BestRanges law = BestRanges.of(known, BestRanges.SAMPLE_FRACTION);
    int[] place = new int[errors.length];
    for (int i = 0, next = 0; i < errors.length; i++) {
      place[i] = Double.isFinite(errors[i]) ? next++ : -1;
    }
    return best.stream()
        .mapToInt(one -> place[one.candidate().index()])
        .mapToDouble(at -> at < 0 ? 0 : law.mass(at))
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
        suggestions.add(new Suggestion(refinement, Math.log(kept) - logShare));
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
      suggestions.add(
          new Suggestion(
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
      suggestions.add(new Suggestion(linear, -logShareOfSettings(linear.constraint())));
    }
  }

  private void proposeShared(String name) {
    suggestions.add(new Suggestion(knownRefinement(name), 0));
  }

  private static Refinement knownRefinement(String name) {
    return KnownRefinements.named(name).orElseThrow();
  }
}
