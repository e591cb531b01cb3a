package io.netspace.cli.study;

import static io.netspace.offline.common.Formatting.constantAsWords;
import static io.netspace.offline.common.Formatting.interval;
import static io.netspace.offline.common.Formatting.oneDecimal;

import io.netspace.cli.common.TextTable;
import io.netspace.gateway.application.view.DecisionView;
import io.netspace.gateway.application.view.PendingView;
import io.netspace.gateway.application.view.StudyView;
import java.util.List;

/** The refinements of a study as a table, the one that awaits approval last. */
final class RefinementTable {
  private RefinementTable() {}

  static List<String> of(StudyView study) {
    TextTable table =
        new TextTable("id", "refinement", "claim", "decision", "gain", "interval", "pairs");
    for (DecisionView decided : study.decisions()) {
      table.add(
          decided.id(),
          constantAsWords(decided.refinement()),
          constantAsWords(decided.claim().name()),
          constantAsWords(decided.decision().name())
              + " by "
              + decided.decidedBy()
              + undone(decided),
          oneDecimal(decided.gain()),
          interval(decided.interval()),
          Integer.toString(decided.models()));
    }
    PendingView pending = study.pending();
    if (pending != null) {
      table.add(
          pending.id(),
          constantAsWords(pending.refinement()),
          constantAsWords(pending.claim().name()),
          "awaits approval (" + constantAsWords(pending.recommendation().name()) + " recommended)",
          oneDecimal(pending.gain()),
          interval(pending.interval()),
          Integer.toString(pending.models()));
    }
    return table.lines();
  }

  private static String undone(DecisionView decided) {
    return decided.undone() == null ? "" : ", undone by " + decided.undone().reviewer();
  }
}
