package io.netspace.local.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.gateway.application.view.CandidateRow;
import io.netspace.local.client.GatewayClient;
import io.netspace.model.space.Parameter;
import io.netspace.model.study.CandidateStatus;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The candidates of a study as CSV: a line for each, those without an error included, in the order
 * of revision and index, which does not depend on errors. Every study has the same columns; a
 * parameter that its space does not have is empty, one of several stages a list: {@code "[8, 16]"}.
 */
public final class PopulationCsv {
  private static final int PROGRESS_INTERVAL = 100;
  private static final double MAX_EXACT = 1e15;
  private static final List<String> IDENTITY =
      List.of(
          "candidate",
          "revision",
          "population",
          "purpose",
          "index",
          "replicate",
          "status",
          "reason",
          "error");
  private static final List<String> COMPLEXITY = List.of("flops", "parameters", "activations");
  private static final List<String> PARAMETERS =
      Arrays.stream(Parameter.values()).map(Parameter::toString).toList();
  private static final Pattern NEEDS_QUOTES = Pattern.compile("(?s)\\s.*|.*\\s|.*[\",\r\n].*");

  private final GatewayClient gateway;
  private final Terminal terminal;
  private final Map<CandidateStatus, Integer> countByStatus = new EnumMap<>(CandidateStatus.class);

  private PopulationCsv(GatewayClient gateway, Terminal terminal) {
    this.gateway = gateway;
    this.terminal = terminal;
  }

  /**
   * Writes the candidates of a study to a file, atomically.
   *
   * @return their number by status, without statuses that none has
   */
  public static Map<CandidateStatus, Integer> write(
      GatewayClient gateway, String study, Path file, Terminal terminal) {
    PopulationCsv csv = new PopulationCsv(gateway, terminal);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(part)) {
        csv.write(study, out);
        terminal.clearProgress();
      } catch (CommandException e) {
        Files.deleteIfExists(part);
        throw e;
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UncheckedIOException e) {
      throw CommandException.failed(
          "File %s cannot be written; choose another with -o.".formatted(file), e);
    }
    return csv.countByStatus;
  }

  private void write(String study, BufferedWriter out) throws IOException {
    writeLine(
        Stream.of(IDENTITY, PARAMETERS, COMPLEXITY, List.of("seconds")).flatMap(List::stream), out);
    gateway.forEachCandidate(study, row -> write(row, out));
  }

  private void write(CandidateRow row, BufferedWriter out) {
    JsonNode candidate = gateway.candidate(row.id());
    CandidateStatus status = CandidateStatus.valueOf(candidate.path("state").asText());
    Stream<String> identity =
        Stream.of(
            row.id(),
            Integer.toString(row.revision()),
            row.population(),
            label(row.purpose()),
            Integer.toString(row.index()),
            Integer.toString(row.replicate()),
            status.label(),
            candidate.path("reason").asText(""),
            number(candidate.path("errorPercent")));
    Stream<String> parameters =
        PARAMETERS.stream().map(label -> numbers(candidate.path("parameters").path(label)));
    Stream<String> complexity =
        Stream.of(row.flops(), row.parameters(), row.activations()).map(String::valueOf);
    Stream<String> seconds = Stream.of(number(candidate.path("seconds")));
    try {
      writeLine(Stream.of(identity, parameters, complexity, seconds).flatMap(cells -> cells), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    count(status);
  }

  private void count(CandidateStatus status) {
    countByStatus.merge(status, 1, Integer::sum);
    int done = countByStatus.values().stream().mapToInt(count -> count).sum();
    if (done % PROGRESS_INTERVAL == 0) {
      terminal.showProgress("%d candidates …".formatted(done));
    }
  }

  private static void writeLine(Stream<String> cells, BufferedWriter out) throws IOException {
    out.write(cells.map(PopulationCsv::cell).collect(Collectors.joining(",", "", "\n")));
  }

  private static String cell(String text) {
    return NEEDS_QUOTES.matcher(text).matches() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String number(JsonNode value) {
    if (!value.isNumber()) {
      return "";
    }
    double number = value.doubleValue();
    return number == Math.rint(number) && Math.abs(number) < MAX_EXACT
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static String numbers(JsonNode values) {
    List<String> written =
        StreamSupport.stream(values.spliterator(), false).map(PopulationCsv::number).toList();
    return written.size() <= 1 ? String.join("", written) : "[" + String.join(", ", written) + "]";
  }
}
