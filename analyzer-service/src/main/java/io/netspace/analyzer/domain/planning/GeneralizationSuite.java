package io.netspace.analyzer.domain.planning;

import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.List;
import java.util.Optional;

/**
 * The final space of a study against its starting space, under one challenge after the other. Each
 * begins when nothing is outstanding, so that what is left of the budget is known; one that began
 * is brought to its end.
 */
final class GeneralizationSuite {
  private final List<GeneralizationTestRun> runs;

  /**
   * A suite that has not begun; nothing to do where a study asks for no challenge, or where the
   * final space is the starting one.
   */
  GeneralizationSuite(Study study, StudyHistory history, Revision last) {
    List<GeneralizationTest> challenges = study.optionsOrNone().challenges();
    runs =
        challenges == null || history.revisions().initial().equals(last)
            ? List.of()
            : challenges.stream()
                .map(challenge -> new GeneralizationTestRun(challenge, study, history, last))
                .toList();
  }

  /**
   * The next thing to say; empty while outcomes are awaited, and, once nothing is outstanding, when
   * all is done that the budget allows.
   *
   * @param isOutstanding whether any candidate of the study has no fate yet
   */
  Optional<StudyStep> next(BudgetStatus funds, boolean isOutstanding) {
    for (GeneralizationTestRun contest : runs) {
      if (!contest.hasBegun() && isOutstanding) {
        return Optional.empty();
      }
      if (contest.hasBegun() || funds.hasRemaining()) {
        switch (contest.next(funds)) {
          case ComparisonRun.Progress.Grow grow -> {
            return Optional.of(grow.step());
          }
          case ComparisonRun.Progress.Wait _ -> {
            return Optional.empty();
          }
          case ComparisonRun.Progress.Done _ -> {}
        }
      }
    }
    return Optional.empty();
  }

  /** What was found, in the order of the challenges; without those that never began. */
  List<GeneralizationResult> results() {
    return runs.stream().flatMap(contest -> contest.result().stream()).toList();
  }
}
