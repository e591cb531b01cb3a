package io.netspace.model.study;

import io.netspace.model.common.Require;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Refinement;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Optional components of a study; null where absent.
 *
 * @param smallestGain minimum gain of interest of an improvement, in points of mean error
 * @param ahead number of networks of a population that are trained beyond the last look, so that
 *     trainers do not idle
 * @param refinements of a {@link Ladder#LISTED} ladder, in order
 * @param challenges generalisation tests of the final space
 * @param baselines names of published networks, scaled to the regime and trained as all others
 */
public record StudyOptions(
    @Nullable Double smallestGain,
    @Nullable Integer ahead,
    @Nullable List<Refinement> refinements,
    @Nullable Budget budget,
    @Nullable List<GeneralizationTest> challenges,
    @Nullable List<String> baselines) {
  /** No options. */
  public static final StudyOptions NONE = new StudyOptions(null, null, null, null, null, null);

  private static final int MAX_LOOKAHEAD = 10_000;

  public StudyOptions {
    Require.that(
        smallestGain == null || (smallestGain > 0 && smallestGain <= 100),
        "smallestGain",
        smallestGain,
        "must be above 0, at most 100 points");
    Require.that(
        ahead == null || (ahead >= 1 && ahead <= MAX_LOOKAHEAD),
        "ahead",
        ahead,
        "must be 1 to " + MAX_LOOKAHEAD + " networks");
    refinements = refinements == null ? null : List.copyOf(refinements);
    List<String> names =
        refinements == null ? List.of() : refinements.stream().map(Refinement::name).toList();
    Require.that(
        refinements == null || (!names.isEmpty() && Set.copyOf(names).size() == names.size()),
        "ladder",
        names,
        "must list one refinement or more, each once");
    challenges = challenges == null || challenges.isEmpty() ? null : List.copyOf(challenges);
    baselines = baselines == null || baselines.isEmpty() ? null : List.copyOf(baselines);
    requireEachOnce("challenges", challenges);
    requireEachOnce("baselines", baselines);
  }

  private static void requireEachOnce(String field, @Nullable List<?> items) {
    Require.that(
        items == null || Set.copyOf(items).size() == items.size(),
        field,
        items,
        "must name each once");
  }
}
