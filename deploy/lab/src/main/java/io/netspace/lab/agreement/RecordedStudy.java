package io.netspace.lab.agreement;

import io.netspace.model.study.CandidateStatus;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A study whose spaces were all sampled and trained, whatever was decided: one network per line of
 * {@code study,revision,space,index,state,error}, with this heading, in any order. The state is
 * trained, diverged or abandoned; an abandoned network has no error. Further columns may follow; if
 * those of {@link RecordedNetwork#columns} are among them, the networks are known.
 *
 * @param revisions in the order of their numbers, two or more
 */
public record RecordedStudy(String name, List<RecordedRevision> revisions) {
  private static final String HEADING = "study,revision,space,index,state,error";

  public RecordedStudy {
    revisions = List.copyOf(revisions);
  }

  /** A line of a file. */
  private record RecordedLine(
      String study, int revision, String space, int index, RecordedModel model) {}

  /** Reads the studies of files, and of the CSV files of directories. */
  public static List<RecordedStudy> read(List<Path> paths) {
    Map<String, List<RecordedLine>> linesByStudy = new LinkedHashMap<>();
    for (Path file : paths.stream().flatMap(RecordedStudy::files).toList()) {
      for (RecordedLine line : lines(file)) {
        linesByStudy.computeIfAbsent(line.study(), _ -> new ArrayList<>()).add(line);
      }
    }
    return linesByStudy.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Stream<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    try (Stream<Path> inside = Files.list(path)) {
      List<Path> found = inside.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      if (found.isEmpty()) {
        throw CommandException.usage(
            "%s has no file that ends in .csv; name files, or another directory.".formatted(path));
      }
      return found.stream();
    } catch (IOException e) {
      throw CommandException.failed("%s cannot be read.".formatted(path), e);
    }
  }

  private static List<RecordedLine> lines(Path file) {
    InputFile.require("File of recorded networks", file, "name a CSV file, or a folder of them");
    List<String> text;
    try {
      text = Files.readAllLines(file);
    } catch (IOException e) {
      throw CommandException.failed(
          "%s cannot be read; name a file of recorded networks.".formatted(file), e);
    }
    if (text.isEmpty() || !(text.getFirst() + ",").startsWith(HEADING + ",")) {
      throw CommandException.usage("%s, line 1: must be %s.".formatted(file, HEADING));
    }
    List<String> columns = List.of(text.getFirst().split(",", -1));
    List<RecordedLine> lines = new ArrayList<>();
    for (int i = 1; i < text.size(); i++) {
      if (!text.get(i).isBlank()) {
        lines.add(line(columns, text.get(i), "%s, line %d: ".formatted(file, i + 1)));
      }
    }
    return lines;
  }

  private static RecordedLine line(List<String> columns, String text, String place) {
    String[] cells = text.split(",", -1);
    if (cells.length != columns.size()) {
      throw CommandException.usage(
          place + "has %d columns; must have %d.".formatted(cells.length, columns.size()));
    }
    return new RecordedLine(
        cells[0],
        wholeNumber(cells[1], place + "revision"),
        cells[2],
        wholeNumber(cells[3], place + "index"),
        model(cells[4], cells[5], network(columns, cells, place), place));
  }

  /** Null where the file has no columns of networks. */
  private static @Nullable RecordedNetwork network(
      List<String> columns, String[] cells, String place) {
    if (!columns.containsAll(RecordedNetwork.columns())) {
      return null;
    }
    try {
      return RecordedNetwork.of(
          RecordedNetwork.columns().stream()
              .collect(
                  Collectors.toMap(
                      column -> column,
                      column -> Double.parseDouble(cells[columns.indexOf(column)]))));
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(place + e.getMessage());
    }
  }

  private static int wholeNumber(String cell, String field) {
    if (!cell.matches("\\d{1,9}")) {
      throw CommandException.usage(
          "%s (%s) must be a whole number of 0 or more.".formatted(field, cell));
    }
    return Integer.parseInt(cell);
  }

  private static RecordedModel model(
      String state, String error, @Nullable RecordedNetwork network, String place) {
    String label = state.toLowerCase(Locale.ROOT);
    CandidateStatus status =
        Arrays.stream(CandidateStatus.values())
            .filter(CandidateStatus::isOutcome)
            .filter(outcome -> outcome.label().equals(label))
            .findFirst()
            .orElseThrow(
                () ->
                    CommandException.usage(
                        "%sstate (%s) must be trained, diverged or abandoned."
                            .formatted(place, state)));
    return new RecordedModel(
        status, status == CandidateStatus.ABANDONED ? 0 : percent(error, place), network);
  }

  private static double percent(String cell, String place) {
    double error;
    try {
      error = Double.parseDouble(cell);
    } catch (NumberFormatException _) {
      error = Double.NaN;
    }
    if (!(error >= 0 && error <= 100)) {
      throw CommandException.usage(
          "%serror (%s) must be a number of 0 to 100 percent.".formatted(place, cell));
    }
    return error;
  }

  private static RecordedStudy of(String name, List<RecordedLine> lines) {
    Map<Integer, Map<Integer, RecordedLine>> byRevision = new TreeMap<>();
    for (RecordedLine line : lines) {
      RecordedLine other =
          byRevision.computeIfAbsent(line.revision(), _ -> new TreeMap<>()).put(line.index(), line);
      if (other != null) {
        throw CommandException.usage(
            "study (%s) has two networks of index %d in revision %d; keep one."
                .formatted(name, line.index(), line.revision()));
      }
    }
    if (byRevision.size() < 2) {
      throw CommandException.usage(
          "study (%s) has one revision; to compare takes two or more.".formatted(name));
    }
    return new RecordedStudy(
        name,
        byRevision.entrySet().stream()
            .map(entry -> revision(entry.getKey(), List.copyOf(entry.getValue().values())))
            .toList());
  }

  private static RecordedRevision revision(int number, List<RecordedLine> lines) {
    return new RecordedRevision(
        number, lines.getFirst().space(), lines.stream().map(RecordedLine::model).toList());
  }
}
