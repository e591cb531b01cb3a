package io.netspace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing is dropped in silence: what is planted in a good input is used, refused, or counted where
 * people look.
 */
class PlantedInputTest {
  private static final int SIDE = 8;
  private static final int MAX_PLANTS = 4;
  private static final int ROWS = 40;

  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "run",
          """
          name: tiny
          dataset:
            generated: {}
          regime:
            flops: [0.1M, 2M]
            epochs: 1
            batch: 2
            trainImages: 4
            validationImages: 10
            recipe:
              momentum: 0.9
          space:
            stem:
              type: SIMPLE
              width: 8
            strides: [1, 2]
            maxDepth: 4
            maxWidth: 64
          models: 4
          """,
          "spaces",
          """
          start: AnyNetX_A
          stem:
            type: SIMPLE
            width: 8
          strides: [1, 2]
          maxDepth: 4
          maxWidth: 64
          """);

  /** Sections of a sweep of pycls whose fields the study is made of. */
  private static final String SWEEP =
      """
      NAME: tiny/sweep
      SETUP:
        NUM_CONFIGS: 4
        SAMPLERS:
          REGNET.DEPTH:
            TYPE: int_sampler
            RANGE: [12, 16]
          REGNET.W0:
            TYPE: int_sampler
            RANGE: [24, 48]
            QUANTIZE: 8
        CONSTRAINTS:
          CX:
            FLOPS: [1000000.0, 40000000.0]
        BASE_CFG:
          MODEL:
            TYPE: regnet
            NUM_CLASSES: 10
          REGNET:
            WA: 36.44
            WM: 2.49
            GROUP_W: 8
          OPTIM:
            BASE_LR: 0.1
          TRAIN:
            IM_SIZE: 32
          BN:
            EPS: 1e-5
      """;

  @TempDir Path directory;
  private final Map<String, Integer> plantedByReason = new TreeMap<>();
  private int images;

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatAFolderHoldsIsUsedOrCounted(int seed) throws IOException {
    // Given
    Random random = new Random(seed);
    Path folder = directory.resolve("images");
    for (String split : List.of("train", "val")) {
      for (String name : List.of("ape", "cat")) {
        for (int i = 0; i < 7; i++) {
          image(folder.resolve(split, name, i + ".png"));
        }
      }
    }
    for (int plant = random.nextInt(MAX_PLANTS); plant >= 0; plant--) {
      plant(folder, plant, random);
    }

    // When
    Result json = execute("dataset", "check", folder.toString(), "--output", "json");
    Result text = execute("dataset", "check", folder.toString());

    // Then
    JsonNode found = new ObjectMapper().readTree(json.stdout());
    String all = "%d%n%s%n%s".formatted(json.exitCode(), json.stdout(), json.stderr());
    int unusable = plantedByReason.getOrDefault("unusable", 0);
    assertThat(json.exitCode()).as(all).isEqualTo(unusable == 0 ? 0 : 2);
    assertThat(found.path("images").asInt()).as(all).isEqualTo(images);
    assertThat(found.at("/unusable/count").asInt()).as(all).isEqualTo(unusable);
    Map<String, Integer> ignored = new TreeMap<>();
    StreamSupport.stream(found.path("ignored").spliterator(), false)
        .forEach(each -> ignored.put(each.path("reason").asText(), each.path("count").asInt()));
    plantedByReason.remove("unusable");
    assertThat(ignored).as(all).isEqualTo(plantedByReason);
    for (int count : ignored.values()) {
      assertThat(text.stderr()).as(all).contains("Ignored %d ".formatted(count));
    }
    assertThat(text.stderr().lines().filter(line -> line.startsWith("Ignored ")))
        .as(all)
        .hasSize(ignored.size());
  }

  private void plant(Path folder, int number, Random random) throws IOException {
    Path split = folder.resolve(random.nextBoolean() ? "train" : "val");
    Path ofClass = split.resolve(random.nextBoolean() ? "ape" : "cat");
    String name = "planted" + number;
    switch (random.nextInt(16)) {
      case 0 -> write("other ending", ofClass.resolve(name + ".txt"));
      case 1 -> write("other ending", ofClass.resolve(name + ".heic"));
      case 2 -> write("other ending", ofClass.resolve(name));
      case 3 -> write("hidden", ofClass.resolve("." + name + ".png"));
      case 4 -> write("hidden", folder.resolve("." + name));
      case 5 -> write("hidden", Files.createDirectories(split.resolve("." + name)).resolve("x"));
      case 6 -> write("outside class", folder.resolve(name + ".csv"));
      case 7 -> write("outside class", folder.resolve(name + ".png"));
      case 8 -> write("outside class", split.resolve(name + ".png"));
      case 9 -> write("nested image", ofClass.resolve("inside", name + ".png"));
      case 10 -> write("nested file", ofClass.resolve("inside", "deeper", name + ".txt"));
      case 11 -> write("other folder", folder.resolve(name, "ape", "1.png"));
      case 12 -> {
        Files.createDirectories(ofClass.resolve(name));
        count("other folder");
      }
      case 13 -> {
        write("unusable", ofClass.resolve(name + ".png"));
        images++;
      }
      case 14 -> image(ofClass.resolve(name + ".BMP"));
      default -> image(ofClass.resolve("ü " + name + ".png"));
    }
  }

  private void write(String reason, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "no image");
    count(reason);
  }

  private void count(String reason) {
    plantedByReason.merge(reason, 1, Integer::sum);
  }

  private void image(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, file.toString().endsWith("BMP") ? "bmp" : "png", file.toFile());
    images++;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatATableHoldsIsUsedOrCounted(int seed) throws IOException {
    // Given
    Random random = new Random(seed);
    List<String> columns = List.of("error", "depth", "width", "groups");
    String[][] cells = new String[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      cells[row] =
          new String[] {
            String.format(Locale.ROOT, "%.2f", 30 + 40 * random.nextDouble()),
            Integer.toString(random.nextInt(1, 20)),
            Integer.toString(8 * random.nextInt(1, 9)),
            "[%d, %d]".formatted(random.nextInt(1, 9), random.nextInt(1, 9))
          };
    }
    int withoutError = 0;
    int[] odd = new int[columns.size()];
    int[] longLists = new int[columns.size()];
    for (int plant = random.nextInt(MAX_PLANTS); plant >= 0; plant--) {
      int row = 10 * plant + random.nextInt(10);
      int column = random.nextInt(columns.size());
      if (column == 0) {
        cells[row][0] = List.of("", "NaN", "null").get(random.nextInt(3));
        withoutError++;
      } else if (random.nextInt(4) == 0) {
        cells[row][column] = Arrays.toString(new int[33]);
        longLists[column]++;
      } else {
        cells[row][column] =
            List.of("1,020", "inf", "oops", "12 px", "[1, x]").get(random.nextInt(5));
        odd[column]++;
      }
    }
    StringBuilder text = new StringBuilder(String.join(";", columns)).append('\n');
    for (String[] row : cells) {
      text.append(String.join(";", row)).append('\n');
    }
    Path file = Files.writeString(directory.resolve("models.csv"), text);

    // When
    Result table = execute("analyze", file.toString());
    Result json = execute("analyze", file.toString(), "--output", "json");

    // Then
    String all = text + "\n" + table;
    assertThat(table.exitCode()).as(all).isZero();
    JsonNode found = new ObjectMapper().readTree(json.stdout());
    assertThat(found.path("missing").asInt()).as(all).isEqualTo(withoutError);
    assertThat(found.path("n").asInt()).as(all).isEqualTo(ROWS - withoutError);
    assertThat(table.stdout())
        .as(all)
        .containsPattern(
            withoutError == 0 ? ", no row without" : ", %d rows? without".formatted(withoutError));
    for (int column = 1; column < columns.size(); column++) {
      assertNoted(table.stderr(), all, columns.get(column) + " \\(.*\\) is no ", odd[column]);
      assertNoted(
          table.stderr(), all, columns.get(column) + " is a list of more than", longLists[column]);
    }
  }

  /** There is a line about a column that states how many cells are left out, if any are. */
  private static void assertNoted(String stderr, String all, String pattern, int count) {
    List<String> notes =
        stderr.lines().filter(line -> line.matches(".*, line \\d+: " + pattern + ".*")).toList();
    assertThat(notes).as(all).hasSize(count == 0 ? 0 : 1);
    if (count > 0) {
      assertThat(notes.getFirst())
          .as(all)
          .containsPattern(count == 1 ? "\\b(1|this)\\b" : "\\b" + count + "\\b");
    }
  }

  static IntStream documentSeeds() {
    return IntStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("documentSeeds")
  void aFieldThatADocumentDoesNotHaveIsNamed(int seed) throws IOException {
    // Given
    Random random = new Random(seed);
    String command = List.of("run", "spaces", "sweep").get(random.nextInt(3));
    boolean sweep = command.equals("sweep");
    String good = sweep ? SWEEP : DOCUMENTS.getOrDefault(command, "");
    String planted = "planted" + random.nextInt(10) + ": " + random.nextInt(10);
    Path file =
        Files.writeString(directory.resolve("document.yaml"), withLine(good, planted, random));
    Path sound = Files.writeString(directory.resolve("sound.yaml"), good);

    // When
    Result result = executeOn(command, file);

    // Then
    String all = Files.readString(file) + "\n" + result;
    assertThat(executeOn(command, sound).exitCode()).isZero();
    assertThat(result.exitCode() == 0 ? result.stderr() : result.stdout() + result.stderr())
        .as(all)
        .contains(planted.substring(0, planted.indexOf(':')));
    if (!sweep) {
      assertThat(result.exitCode()).as(all).isEqualTo(2);
    }
  }

  private Result executeOn(String command, Path file) {
    return command.equals("run")
        ? execute("run", file.toString(), "--check")
        : execute("spaces", file.toString(), "--draws", "1000");
  }

  /** The text with a line before one of its lines, indented like it. */
  private static String withLine(String text, String line, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size());
    String next = lines.get(at);
    lines.add(at, " ".repeat(next.length() - next.stripLeading().length()) + line);
    return String.join("\n", lines) + "\n";
  }

  private record Result(int exitCode, String stdout, String stderr) {}

  private Result execute(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Netspace.commandLine(
                new CommandContext(
                    new Installation(directory),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new Terminal(new PrintStream(err, true, StandardCharsets.UTF_8), false, 80)))
            .execute(arguments);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
