package io.netspace.cli.study;

import static io.netspace.offline.common.Formatting.constantAsWords;
import static io.netspace.offline.common.Formatting.interval;
import static io.netspace.offline.common.Formatting.oneDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.cli.common.TextTable;
import io.netspace.gateway.application.view.DecisionView;
import io.netspace.gateway.application.view.RevisionView;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.model.statistics.WithinNetworkVariance;
import io.netspace.offline.common.Json;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A study as tables: its revisions and its decisions. */
final class StudyTable {
  private static final String[] HEADINGS = {
    "revision", "trained", "diverged", "mean %", "best %", "p10 %", "p90 %", "log10"
  };
  private static final String[] SEED_HEADINGS = {"seed ± %", "of variance"};

  private StudyTable() {}

  static void print(PrintStream out, JsonNode json, StudyView study, boolean asJson) {
    if (asJson) {
      out.println(Json.toLine(json));
    } else {
      lines(study).forEach(out::println);
    }
    out.flush();
  }

  static List<String> lines(StudyView study) {
    TextTable decisions =
        new TextTable("refinement", "claim", "decision", "by", "gain", "interval", "pairs");
    study.decisions().forEach(decision -> decisions.add(cells(decision)));
    return Stream.of(
            List.of(study.id() + "  " + constantAsWords(study.state().name())),
            List.of(""),
            revisions(study).lines(),
            study.decisions().isEmpty() ? List.<String>of() : List.of(""),
            study.decisions().isEmpty() ? List.<String>of() : decisions.lines(),
            StudySummary.lines(study))
        .flatMap(List::stream)
        .toList();
  }

  /** Adds the variance of the error between seeds, where networks have several. */
  private static TextTable revisions(StudyView study) {
    boolean replicated = study.replicates() > 1;
    TextTable table = new TextTable(replicated ? joined(HEADINGS, SEED_HEADINGS) : HEADINGS);
    for (RevisionView revision : study.revisions()) {
      String[] cells = cells(revision);
      table.add(replicated ? joined(cells, cells(revision.withinNetworks())) : cells);
    }
    return table;
  }

  private static String[] joined(String[] cells, String... more) {
    return Stream.of(cells, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private static String[] cells(@Nullable WithinNetworkVariance within) {
    Double share = within == null ? null : within.share();
    return new String[] {
      oneDecimal(within == null ? null : within.deviation()),
      share == null ? "–" : Math.round(100 * share) + " %"
    };
  }

  private static String[] cells(RevisionView revision) {
    return new String[] {
      revision.name() + (revision.out() ? " (undone)" : ""),
      revision.trained() + "/" + revision.requested(),
      Integer.toString(revision.diverged()),
      oneDecimal(revision.meanError()),
      oneDecimal(revision.bestError()),
      oneDecimal(revision.p10Error()),
      oneDecimal(revision.p90Error()),
      oneDecimal(revision.log10Size())
    };
  }

  private static String[] cells(DecisionView decision) {
    return new String[] {
      constantAsWords(decision.refinement()),
      constantAsWords(decision.claim().name()),
      constantAsWords(decision.decision().name()) + (decision.undone() == null ? "" : ", undone"),
      decision.decidedBy(),
      oneDecimal(decision.gain()),
      interval(decision.interval()),
      Integer.toString(decision.models())
    };
  }
}
