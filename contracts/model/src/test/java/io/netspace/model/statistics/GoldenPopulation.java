package io.netspace.model.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The 500 models of {@code golden/population.csv}, column by column. */
final class GoldenPopulation {
  private static final List<String[]> ROWS = rows("population.csv");

  private GoldenPopulation() {}

  static double[] column(String name) {
    int index = Arrays.asList(ROWS.getFirst()).indexOf(name);
    return ROWS.stream().skip(1).mapToDouble(row -> Double.parseDouble(row[index])).toArray();
  }

  static List<String[]> rows(String file) {
    try (InputStream in = GoldenPopulation.class.getResourceAsStream("/golden/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(","))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
