package io.netspace.offline.analysis;

import io.netspace.offline.common.NumberFormatting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * What the cells of a table say about which models its rows are: columns that identify a model, of
 * which each row should have its own, and columns with the state of its training.
 */
final class RowIdentity {
  private static final Pattern BEFORE_LAST_PART = Pattern.compile(".*[./]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
  private static final Set<String> IDENTIFIERS =
      Set.of(
          "id",
          "name",
          "candidate",
          "model",
          "modelid",
          "modelname",
          "network",
          "arch",
          "architecture",
          "run",
          "runid",
          "runname",
          "trial",
          "trialid",
          "trialname",
          "trialnumber",
          "job",
          "jobid");
  private static final Set<String> STATES = Set.of("state", "status");
  private static final Set<String> COMPLETE_STATES =
      Set.of(
          "complete",
          "completed",
          "diverged",
          "done",
          "finished",
          "ok",
          "succeeded",
          "success",
          "terminated",
          "trained");

  private final Map<String, String> lastPartByColumn = new HashMap<>();
  private final Map<String, Identifiers> identifiersByColumn = new LinkedHashMap<>();
  private final Map<Integer, String> stateByRow = new HashMap<>();
  private String stateColumn = "";

  /** The values of a column, and in how many rows. */
  private static final class Identifiers {
    private final Set<String> values = new HashSet<>();
    private int rows;
  }

  /** Adds a cell that is not empty: a text, or a number. */
  void add(String column, int row, Object cell) {
    String name = lastPartByColumn.computeIfAbsent(column, RowIdentity::lastPart);
    if (IDENTIFIERS.contains(name)) {
      Identifiers identifiers = identifiersByColumn.computeIfAbsent(column, _ -> new Identifiers());
      identifiers.values.add(cell.toString());
      identifiers.rows++;
    } else if (STATES.contains(name) && (stateColumn.isEmpty() || stateColumn.equals(column))) {
      stateColumn = column;
      stateByRow.put(row, cell.toString());
    }
  }

  private static String lastPart(String column) {
    String part = BEFORE_LAST_PART.matcher(column).replaceFirst("").toLowerCase(Locale.ROOT);
    return BETWEEN_WORDS.matcher(part).replaceAll("");
  }

  /** A sentence about models that have several rows, if no column tells the rows apart. */
  Optional<String> noteOnRepeatedModels(String file, int rows) {
    if (identifiersByColumn.values().stream().anyMatch(each -> each.values.size() == rows)) {
      return Optional.empty();
    }
    return identifiersByColumn.entrySet().stream()
        .filter(column -> column.getValue().rows == rows && column.getValue().values.size() > 1)
        .max((a, b) -> Integer.compare(a.getValue().values.size(), b.getValue().values.size()))
        .map(
            column ->
                "%s: %d rows have only %s of %s, and each row counts as a model; if they are epochs of a model, keep its last one."
                    .formatted(
                        file,
                        rows,
                        NumberFormatting.countOf(column.getValue().values.size(), "value"),
                        column.getKey()));
  }

  /**
   * A sentence about models whose training did not end as planned.
   *
   * @param hasError whether a row counts as a model
   */
  Optional<String> noteOnIncompleteModels(String file, IntPredicate hasError) {
    Map<String, Integer> countByState = new TreeMap<>();
    stateByRow.forEach(
        (row, state) -> {
          if (hasError.test(row) && !COMPLETE_STATES.contains(state.toLowerCase(Locale.ROOT))) {
            countByState.merge(state, 1, Integer::sum);
          }
        });
    if (countByState.isEmpty()) {
      return Optional.empty();
    }
    List<String> counts =
        countByState.entrySet().stream()
            .map(state -> state.getValue() + " " + NumberFormatting.truncated(state.getKey()))
            .limit(5)
            .toList();
    return Optional.of(
        "%s: rows with an error count as models whatever their %s is (%s); remove those that were not trained to the end."
            .formatted(file, stateColumn, String.join(", ", counts)));
  }
}
