package io.netspace.analyzer.domain.planning;

import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.List;
import java.util.Optional;

/**
 * The generalization tests of a study, one after the other: its final space against its starting
 * space under other regimes and blocks. Each begins when nothing is outstanding, so that what is
 * left of the budget is known; one that began is finished.
 */
final class GeneralizationSuite {
  private final List<GeneralizationTestRun> runs;

  /**
   * A suite that has not begun; empty where a study asks for no generalization test, or where the
   * final space is the starting one.
   */
  GeneralizationSuite(Study study, StudyHistory history, Revision last) {
    List<GeneralizationTest> tests = study.optionsOrNone().challenges();
    runs =
        tests == null || history.revisions().initial().equals(last)
            ? List.of()
            : tests.stream()
                .map(test -> new GeneralizationTestRun(test, study, history, last))
                .toList();
  }

  /**
   * The next step; empty while outcomes are awaited, and, once nothing is outstanding, when all
   * tests that the budget allows are done.
   *
   * @param isOutstanding whether any candidate of the study has no outcome yet
   */
  Optional<StudyStep> next(BudgetStatus budget, boolean isOutstanding) {
    for (GeneralizationTestRun run : runs) {
      if (!run.hasBegun() && isOutstanding) {
        return Optional.empty();
      }
      if (run.hasBegun() || budget.hasRemaining()) {
        switch (run.next(budget)) {
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

  /** The results, in the order of the tests; without those that never began. */
  List<GeneralizationResult> results() {
    return runs.stream().flatMap(run -> run.result().stream()).toList();
  }
}
