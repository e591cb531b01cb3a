package io.netspace.lab.chaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The verdicts of one trial, to be kept.
 *
 * @param command that was typed
 * @param study its name
 */
public record ChaosReport(String command, String study, ChaosPlan plan, List<RunResult> results) {
  public ChaosReport {
    results = List.copyOf(results);
  }

  /** Whether every run came to the same. */
  public boolean allEqual() {
    return results.stream().allMatch(RunResult::isEqual);
  }

  /** The headings of {@link #rows}. */
  public static List<String> headings() {
    return List.of(
        "scenario", "what was done", "time", "candidates", "ends", "decisions", "again", "equal");
  }

  /** A row a run. */
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

  /** What is not as it must be, a line each. */
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
    violations().forEach(complaint -> lines.add("- " + complaint));
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("command", command).put("study", study).put("seed", plan.seed());
    json.put("kills", plan.kills()).put("trainers", plan.trainers()).put("equal", allEqual());
    ArrayNode runs = json.putArray("runs");
    for (RunResult verdict : results) {
      ObjectNode run = runs.addObject();
      run.put("scenario", verdict.scenario()).put("done", verdict.faultDescription());
      run.put("seconds", verdict.duration().toMillis() / 1000.0);
      run.put("candidates", verdict.candidates()).put("decisions", verdict.decisions());
      ObjectNode ends = run.putObject("ends");
      verdict.countByOutcome().forEach(ends::put);
      run.put("repetitions", verdict.duplicates()).put("equal", verdict.isEqual());
      ArrayNode complaints = run.putArray("complaints");
      verdict.violations().forEach(complaints::add);
    }
    return json;
  }
}
