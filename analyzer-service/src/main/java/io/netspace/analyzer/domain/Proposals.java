package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.Constraint;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.KnownRefinements;
import io.netspace.contracts.vocabulary.LinearFit;
import io.netspace.contracts.vocabulary.NonIncreasing;
import io.netspace.contracts.vocabulary.Parameter;
import io.netspace.contracts.vocabulary.ParameterRange;
import io.netspace.contracts.vocabulary.RankedCandidate;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.Within;
import io.netspace.contracts.vocabulary.statistics.BestRanges;
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
final class Proposals {
  /** An order must be kept by so much of the mass. */
  private static final double MOST_OF_THE_MASS = 0.5;

  /** And so many times as often as by all settings. */
  private static final double MORE_OFTEN = 2;

  /** A range must leave out so much of a parameter's values. */
  private static final double LEFT_OUT = 0.25;

  /** e_fit of networks whose widths are close to a line. */
  private static final double CLOSE = 0.1;

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
  Proposals(DesignSpace space, double[] errors, List<RankedCandidate> best) {
    this.space = space;
    this.best = best;
    this.mass = masses(errors, best);
    order(Parameter.WIDTH, "widths", "Widths");
    order(Parameter.DEPTH, "depths", "Depths");
    space.ranges().forEach(this::range);
    linearWidths();
    shared("shared-bottleneck-ratio");
    shared("shared-group-width");
  }

  /** What is best to try, of what was not tried. */
  Optional<Refinement> next(Set<String> tried) {
    return suggestions.stream()
        .filter(suggestion -> !tried.contains(suggestion.refinement().name()))
        .filter(suggestion -> Ladders.applies(suggestion.refinement(), space))
        .max(Comparator.comparingDouble(Suggestion::score))
        .map(Suggestion::refinement);
  }

  private static double[] masses(double[] errors, List<RankedCandidate> best) {
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

  private void order(Parameter parameter, String plural, String subject) {
    if (space.range(parameter).isEmpty() || space.multiplicity(parameter) == 1) {
      return;
    }
    suggest(
        known("non-decreasing-" + plural),
        massOf(one -> isAscending(one.candidate().parameters().values(parameter))));
    suggest(
        new Refinement(
            "non-increasing-" + plural,
            Claim.IMPROVEMENT,
            subject + " never grow from stage to stage",
            new NonIncreasing(parameter)),
        massOf(one -> isAscending(one.candidate().parameters().values(parameter).reversed())));
  }

  private void suggest(Refinement refinement, double kept) {
    if (kept >= MOST_OF_THE_MASS && Ladders.applies(refinement, space)) {
      double logShare = logShareOfSettings(refinement.constraint());
      if (Math.log(kept) - logShare >= Math.log(MORE_OFTEN)) {
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

  private void range(ParameterRange range) {
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
    if (kept <= (1 - LEFT_OUT) * open.size()) {
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

  private void linearWidths() {
    Refinement linear = known("linear-widths");
    if (best.isEmpty() || !space.isOrdered(Parameter.WIDTH) || !Ladders.applies(linear, space)) {
      return;
    }
    double fit = 0;
    double sum = 0;
    for (int i = 0; i < best.size(); i++) {
      fit += mass[i] * LinearFit.of(best.get(i).candidate().architecture()).error();
      sum += mass[i];
    }
    if (fit <= CLOSE * sum) {
      suggestions.add(new Suggestion(linear, -logShareOfSettings(linear.constraint())));
    }
  }

  private void shared(String name) {
    suggestions.add(new Suggestion(known(name), 0));
  }

  private static Refinement known(String name) {
    return KnownRefinements.named(name).orElseThrow();
  }
}
