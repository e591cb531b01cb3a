package io.netspace.local.command;

import static io.netspace.local.Wording.decimal;
import static io.netspace.local.Wording.interval;
import static io.netspace.local.Wording.words;

import io.netspace.local.client.StudyView;
import io.netspace.local.client.StudyView.DecisionView;
import io.netspace.local.client.StudyView.PendingView;
import java.util.List;

/** The refinements of a study as a table, the one that awaits approval last. */
final class RefinementTable {
  private RefinementTable() {}

  static List<String> of(StudyView study) {
    Table table = new Table("id", "refinement", "claim", "decision", "gain", "interval", "pairs");
    for (DecisionView decided : study.decisions()) {
      table.add(
          decided.id(),
          words(decided.refinement()),
          words(decided.claim()),
          words(decided.decision()) + " by " + decided.decidedBy() + undone(decided),
          decimal(decided.gain()),
          interval(decided.interval()),
          Integer.toString(decided.models()));
    }
    PendingView pending = study.pending();
    if (pending != null) {
      table.add(
          pending.id(),
          words(pending.refinement()),
          words(pending.claim()),
          "awaits approval (" + words(pending.recommendation()) + " recommended)",
          decimal(pending.gain()),
          interval(pending.interval()),
          Integer.toString(pending.models()));
    }
    return table.lines();
  }

  private static String undone(DecisionView decided) {
    return decided.undone() == null ? "" : ", undone by " + decided.undone().reviewer();
  }
}
