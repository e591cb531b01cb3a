package io.netspace.lab.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The results of one experiment.
 *
 * @param command as typed
 * @param study its name
 */
public record ChaosReport(String command, String study, ChaosPlan plan, List<RunResult> results) {
  public ChaosReport {
    results = List.copyOf(results);
  }

  /** Whether every run has the same results. */
  public boolean allEqual() {
    return results.stream().allMatch(RunResult::isEqual);
  }

  /** The headings of {@link #rows}. */
  public static List<String> headings() {
    return List.of(
        "scenario", "what was done", "time", "candidates", "ends", "decisions", "again", "equal");
  }

  /** One row per run. */
  public List<List<String>> rows() {
    return results.stream().map(this::row).toList();
  }

  private List<String> row(RunResult verdict) {
    String ends =
        verdict.countByOutcome().entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey())
            .collect(Collectors.joining(", "));
    boolean first = verdict.equals(results.getFirst());
    return List.of(
        verdict.scenario(),
        verdict.faultDescription(),
        ChaosRun.formatElapsed(verdict.duration()),
        Integer.toString(verdict.candidates()),
        ends,
        Integer.toString(verdict.decisions()),
        Integer.toString(verdict.duplicates()),
        verdict.isEqual() ? first ? "–" : "yes" : "no");
  }

  /** Violations, one line each. */
  public List<String> violations() {
    return results.stream()
        .flatMap(
            verdict -> verdict.violations().stream().map(each -> verdict.scenario() + ": " + each))
        .toList();
  }

  public String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Chaos");
    lines.add("");
    lines.add("`%s`".formatted(command));
    lines.add("");
    lines.add(
        "Study `%s` with %d trainers, harmed by the chance of seed %d. Each run has a log and a store of its own; *again* counts facts that the log told more than once, of which the first counts."
            .formatted(study, plan.trainers(), plan.seed()));
    lines.add("");
    lines.add(line(headings()));
    lines.add(line(headings().stream().map(_ -> "---").toList()));
    rows().forEach(row -> lines.add(line(row)));
    lines.add("");
    lines.add(
        allEqual()
            ? "Every run came to the same candidates (id, parameters, architecture), the same errors, the same decisions on the same models and the same conclusion, to the last digit; every candidate has exactly one fate."
            : "Not every run came to the same:");
    violations().forEach(violation -> lines.add("- " + violation));
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /** The report as one line of JSON has it. */
  public record Line(
      String command,
      String study,
      long seed,
      int kills,
      int trainers,
      boolean equal,
      List<Run> runs) {
    public static Line of(ChaosReport report) {
      return new Line(
          report.command,
          report.study,
          report.plan.seed(),
          report.plan.kills(),
          report.plan.trainers(),
          report.allEqual(),
          report.results.stream().map(Run::of).toList());
    }
  }

  /** One run of it. */
  public record Run(
      String scenario,
      String done,
      double seconds,
      int candidates,
      int decisions,
      Map<String, Integer> ends,
      int repetitions,
      boolean equal,
      List<String> complaints) {
    private static Run of(RunResult result) {
      return new Run(
          result.scenario(),
          result.faultDescription(),
          result.duration().toMillis() / 1000.0,
          result.candidates(),
          result.decisions(),
          result.countByOutcome(),
          result.duplicates(),
          result.isEqual(),
          result.violations());
    }
  }
}
