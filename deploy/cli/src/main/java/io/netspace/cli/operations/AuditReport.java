package io.netspace.cli.operations;

import static io.netspace.offline.common.Formatting.constantAsWords;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.TextTable;
import io.netspace.local.audit.Audit;
import io.netspace.local.audit.AuditSource;
import io.netspace.local.audit.CandidateDifference;
import io.netspace.local.audit.StudyAudit;
import io.netspace.model.study.AbandonReason;
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
import org.jspecify.annotations.Nullable;

/** The result of an audit, as tables or as one line of JSON per study. */
public final class AuditReport {
  /** Maximum number of differences that are printed; the others are counted. */
  static final int MAX_DIFFERENCES = 20;

  private AuditReport() {}

  /** Prints the results of these studies. */
  static ExitCode print(
      CommandContext context, Audit.Result findings, List<StudyAudit> studies, boolean json) {
    if (json) {
      studies.forEach(study -> context.out().println(Json.toLine(Line.of(study))));
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

  /** A row per population and source; sources with equal counts share a row. */
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

  /** A study as one line of JSON. */
  public record Line(
      String study,
      boolean equal,
      Map<String, Counts> counts,
      int different,
      List<Difference> differences) {
    public static Line of(StudyAudit study) {
      Map<String, Counts> counts = new LinkedHashMap<>();
      study
          .countsBySource()
          .keySet()
          .forEach(source -> counts.put(name(source), Counts.of(study, source)));
      return new Line(
          study.study().value(),
          study.isClean(),
          counts,
          study.differences().size(),
          study.differences().stream().limit(MAX_DIFFERENCES).map(Difference::of).toList());
    }
  }

  /**
   * Candidates by status.
   *
   * @param populations of a study; null for a population
   */
  public record Counts(
      int sampled,
      int trained,
      int diverged,
      Map<AbandonReason, Integer> abandoned,
      int outstanding,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Counts> populations) {
    private static Counts of(StudyAudit study, AuditSource source) {
      Map<String, Counts> populations = new LinkedHashMap<>();
      study
          .countsByPopulation(source)
          .forEach((population, counts) -> populations.put(population, of(counts, null)));
      return of(study.total(source), populations);
    }

    private static Counts of(CandidateCounts counts, @Nullable Map<String, Counts> populations) {
      return new Counts(
          counts.sampled(),
          counts.trained(),
          counts.diverged(),
          counts.abandonedByReason(),
          counts.outstanding(),
          populations);
    }
  }

  /** The status of a candidate by each source. */
  public record Difference(
      String candidate, String population, String sampler, String gateway, String topics) {
    private static Difference of(CandidateDifference difference) {
      return new Difference(
          difference.candidate().value(),
          difference.population().value(),
          difference.text(AuditSource.SAMPLER),
          difference.text(AuditSource.GATEWAY),
          difference.text(AuditSource.TOPICS));
    }
  }

  private static String name(AuditSource source) {
    return source.name().toLowerCase(Locale.ROOT);
  }
}
