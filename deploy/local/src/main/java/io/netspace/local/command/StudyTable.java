package io.netspace.local.command;

import static io.netspace.local.Wording.decimal;
import static io.netspace.local.Wording.interval;
import static io.netspace.local.Wording.words;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.client.Json;
import io.netspace.local.client.StudyView;
import io.netspace.local.client.StudyView.DecisionView;
import io.netspace.local.client.StudyView.RevisionView;
import io.netspace.local.client.StudyView.WithinNetworkVariance;
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
      out.println(Json.line(json));
    } else {
      lines(study).forEach(out::println);
    }
    out.flush();
  }

  static List<String> lines(StudyView study) {
    Table decisions =
        new Table("refinement", "claim", "decision", "by", "gain", "interval", "pairs");
    study.decisions().forEach(decision -> decisions.add(cells(decision)));
    return Stream.of(
            List.of(study.id() + "  " + words(study.state().name())),
            List.of(""),
            revisions(study).lines(),
            study.decisions().isEmpty() ? List.<String>of() : List.of(""),
            study.decisions().isEmpty() ? List.<String>of() : decisions.lines(),
            StudyLedgers.lines(study))
        .flatMap(List::stream)
        .toList();
  }

  /** With how much a network's error varies from seed to seed, where networks have several. */
  private static Table revisions(StudyView study) {
    boolean replicated = study.replicates() > 1;
    Table table = new Table(replicated ? joined(HEADINGS, SEED_HEADINGS) : HEADINGS);
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
      decimal(within == null ? null : within.deviation()),
      share == null ? "–" : Math.round(100 * share) + " %"
    };
  }

  private static String[] cells(RevisionView revision) {
    return new String[] {
      revision.name() + (revision.out() ? " (undone)" : ""),
      revision.trained() + "/" + revision.requested(),
      Integer.toString(revision.diverged()),
      decimal(revision.meanError()),
      decimal(revision.bestError()),
      decimal(revision.p10Error()),
      decimal(revision.p90Error()),
      decimal(revision.log10Size())
    };
  }

  private static String[] cells(DecisionView decision) {
    return new String[] {
      words(decision.refinement()),
      words(decision.claim()),
      words(decision.decision()) + (decision.undone() == null ? "" : ", undone"),
      decision.decidedBy(),
      decimal(decision.gain()),
      interval(decision.interval()),
      Integer.toString(decision.models())
    };
  }
}
