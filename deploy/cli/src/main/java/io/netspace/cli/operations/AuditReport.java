package io.netspace.cli.operations;

import static io.netspace.offline.common.Formatting.constantAsWords;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.TextTable;
import io.netspace.local.audit.Audit;
import io.netspace.local.audit.AuditSource;
import io.netspace.local.audit.CandidateDifference;
import io.netspace.local.audit.StudyAudit;
import io.netspace.model.study.CandidateCounts;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an audit found, as tables or as one line of JSON a study. */
public final class AuditReport {
  /** Differences that are written out; the others are counted. */
  static final int MAX_DIFFERENCES = 20;

  private AuditReport() {}

  /** Prints these studies of the findings. */
  static ExitCode print(
      CommandContext context, Audit.Result findings, List<StudyAudit> studies, boolean json) {
    if (json) {
      studies.forEach(study -> context.out().println(Json.toLine(json(study))));
    } else {
      studies.forEach(study -> lines(study).forEach(context.out()::println));
    }
    context.out().flush();
    findings
        .poisonByTopic()
        .forEach(
            (topic, records) ->
                context
                    .terminal()
                    .printLine(
                        "%s holds %d records that nobody can read; see ./netspace dlq list."
                            .formatted(topic, records)));
    return printConclusion(context, studies);
  }

  private static ExitCode printConclusion(CommandContext context, List<StudyAudit> studies) {
    List<String> differing =
        studies.stream().filter(s -> !s.isClean()).map(s -> s.study().value()).toList();
    if (differing.isEmpty()) {
      context.terminal().printLine(studies.isEmpty() ? "no candidates yet: clean" : "clean");
      return ExitCode.DONE;
    }
    context.terminal().printLine("The accounts differ: " + String.join(", ", differing) + ".");
    return ExitCode.FAILED;
  }

  public static List<String> lines(StudyAudit study) {
    List<String> lines = new ArrayList<>();
    lines.add(study.study() + (study.isClean() ? "  clean" : "  the accounts differ"));
    lines.addAll(countsTable(study).lines());
    lines.addAll(differences(study));
    lines.add("");
    return lines;
  }

  /** A row for each population and account; accounts that say the same share one. */
  private static TextTable countsTable(StudyAudit study) {
    TextTable table =
        new TextTable(
            "population", "account", "sampled", "trained", "diverged", "abandoned", "outstanding");
    SortedSet<String> populations = new TreeSet<>();
    study.countsBySource().values().forEach(account -> populations.addAll(account.keySet()));
    for (String population : populations) {
      Map<CandidateCounts, List<AuditSource>> sourcesByCounts =
          study.countsBySource().keySet().stream()
              .collect(
                  Collectors.groupingBy(
                      source ->
                          study
                              .countsByPopulation(source)
                              .getOrDefault(population, CandidateCounts.NONE),
                      LinkedHashMap::new,
                      Collectors.toList()));
      sourcesByCounts.forEach(
          (counts, sources) -> table.add(cells(population, sourceNames(sources), counts)));
    }
    return table;
  }

  private static String sourceNames(List<AuditSource> sources) {
    return sources.size() == AuditSource.values().length
        ? "all three"
        : sources.stream().map(AuditReport::name).collect(Collectors.joining(", "));
  }

  private static String[] cells(String population, String account, CandidateCounts counts) {
    return new String[] {
      population,
      account,
      Integer.toString(counts.sampled()),
      Integer.toString(counts.trained()),
      Integer.toString(counts.diverged()),
      abandoned(counts),
      Integer.toString(counts.outstanding())
    };
  }

  private static String abandoned(CandidateCounts counts) {
    return counts.abandonedByReason().isEmpty()
        ? "0"
        : counts.abandonedByReason().entrySet().stream()
            .map(e -> e.getValue() + " " + constantAsWords(e.getKey().name()))
            .collect(Collectors.joining(", "));
  }

  private static List<String> differences(StudyAudit study) {
    if (study.isClean()) {
      return List.of();
    }
    TextTable table = new TextTable("candidate", "population", "sampler", "gateway", "topics");
    study.differences().stream()
        .limit(MAX_DIFFERENCES)
        .forEach(
            d ->
                table.add(
                    d.candidate().value(),
                    d.population().value(),
                    d.text(AuditSource.SAMPLER),
                    d.text(AuditSource.GATEWAY),
                    d.text(AuditSource.TOPICS)));
    List<String> lines = new ArrayList<>(table.lines());
    int others = study.differences().size() - MAX_DIFFERENCES;
    if (others > 0) {
      lines.add("and %d more".formatted(others));
    }
    return lines;
  }

  public static ObjectNode json(StudyAudit study) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("study", study.study().value()).put("equal", study.isClean());
    ObjectNode countsBySource = line.putObject("counts");
    for (AuditSource source : study.countsBySource().keySet()) {
      ObjectNode account = countsBySource.putObject(name(source));
      fill(account, study.total(source));
      ObjectNode populations = account.putObject("populations");
      study
          .countsByPopulation(source)
          .forEach((population, counts) -> fill(populations.putObject(population), counts));
    }
    line.put("different", study.differences().size());
    ArrayNode differences = line.putArray("differences");
    study.differences().stream()
        .limit(MAX_DIFFERENCES)
        .forEach(d -> fill(differences.addObject(), d));
    return line;
  }

  private static void fill(ObjectNode node, CandidateCounts counts) {
    node.put("sampled", counts.sampled())
        .put("trained", counts.trained())
        .put("diverged", counts.diverged());
    ObjectNode abandoned = node.putObject("abandoned");
    counts.abandonedByReason().forEach((reason, count) -> abandoned.put(reason.name(), count));
    node.put("outstanding", counts.outstanding());
  }

  private static void fill(ObjectNode node, CandidateDifference difference) {
    node.put("candidate", difference.candidate().value())
        .put("population", difference.population().value());
    for (AuditSource source : AuditSource.values()) {
      node.put(name(source), difference.text(source));
    }
  }

  private static String name(AuditSource source) {
    return source.name().toLowerCase(Locale.ROOT);
  }
}
