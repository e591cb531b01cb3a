package io.netspace.local.command;

import static io.netspace.local.Wording.decimal;
import static io.netspace.local.Wording.interval;
import static io.netspace.local.Wording.words;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.client.Json;
import io.netspace.local.client.StudyView;
import io.netspace.local.client.StudyView.DecisionView;
import io.netspace.local.client.StudyView.RevisionView;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** A study as tables: its revisions and its decisions. */
final class StudyTable {
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
    Table revisions =
        new Table("revision", "trained", "diverged", "mean %", "best %", "p10 %", "p90 %", "log10");
    study.revisions().forEach(revision -> revisions.add(cells(revision)));
    Table decisions =
        new Table("refinement", "claim", "decision", "by", "gain", "interval", "pairs");
    study.decisions().forEach(decision -> decisions.add(cells(decision)));
    return Stream.of(
            List.of(study.id() + "  " + words(study.state().name())),
            List.of(""),
            revisions.lines(),
            study.decisions().isEmpty() ? List.<String>of() : List.of(""),
            study.decisions().isEmpty() ? List.<String>of() : decisions.lines())
        .flatMap(List::stream)
        .toList();
  }

  private static String[] cells(RevisionView revision) {
    return new String[] {
      revision.name(),
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
      words(decision.decision()),
      decision.decidedBy(),
      decimal(decision.gain()),
      interval(decision.interval()),
      Integer.toString(decision.models())
    };
  }
}
