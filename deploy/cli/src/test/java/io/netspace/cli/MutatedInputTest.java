package io.netspace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people bring is answered: with a result, or with a sentence about their input. */
class MutatedInputTest {
  private static final int SEEDS = 500;
  private static final int SIDE = 8;

  /** Images of a class and split: one more than the study takes. */
  private static final int IMAGES = 6;

  private static final int MAX_CHANGES = 3;

  private static final String STUDY =
      """
      name: tiny
      regime: {flops: [0.1M, 2M], epochs: 1, batch: 2, trainImages: 4, validationImages: 10}
      space: {stem: {type: SIMPLE, width: 8}, strides: [1, 2], maxDepth: 4, maxWidth: 64}
      models: 4
      margin: 2
      confidence: 0.9
      policy: approval
      dataset: {generated: {}}
      baselines: [ResNet-50]
      seed: 1
      """;
  private static final String SPACE =
      """
      start: AnyNetX_A
      stem: {type: SIMPLE, width: 8}
      strides: [1, 2]
      maxDepth: 4
      maxWidth: 64
      """;
  private static final String NETWORK =
      """
      MODEL:
        TYPE: regnet
        NUM_CLASSES: 10
      REGNET:
        DEPTH: 13
        W0: 24
        WA: 36.44
        WM: 2.49
        GROUP_W: 8
        SE_ON: False
      TRAIN:
        IM_SIZE: 64
      """;
  private static final String SWEEP =
      """
      DESC: a sweep
      NAME: tiny/sweep
      SETUP:
        NUM_CONFIGS: 4
        SAMPLERS:
          REGNET.DEPTH:
            TYPE: int_sampler
            RAND_TYPE: uniform
            RANGE: [12, 16]
            QUANTIZE: 1
          REGNET.W0:
            TYPE: int_sampler
            RAND_TYPE: uniform
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
            MAX_EPOCH: 2
          TRAIN:
            DATASET: cifar10
            IM_SIZE: 32
            BATCH_SIZE: 32
          TEST:
            IM_SIZE: 32
      """;

  /** What is put in place of a word. */
  private static final List<String> WORDS =
      List.of(
          "",
          "0",
          "-1",
          "1e400",
          "NaN",
          "inf",
          "9223372036854775808",
          "1,020",
          "3.5",
          "true",
          "null",
          "~",
          "[]",
          "{}",
          "[1, 2, 3]",
          "{a: 1}",
          "\"",
          "'",
          "&a",
          "*a",
          "<<: *a",
          "!!int x",
          "!!binary AA==",
          "ä€😀",
          "\u0000",
          "\t",
          "%",
          "12 %",
          "0x10",
          "1_000",
          "2026-11-30",
          "- x",
          "# no",
          "|",
          ">",
          "@",
          "`",
          "?",
          ": ",
          "\uFEFF",
          "\r",
          "../..",
          "Infinity",
          "1e-400");

  @TempDir Path directory;

  static IntStream seeds() {
    return IntStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyInputIsAnswered(int seed) throws IOException {
    // Given
    Random random = new Random(seed);
    List<String> command = command(random);
    // When
    Result result = execute(command);
    // Then
    String told = "%s%n%s%n%s".formatted(command, result.stdout(), result.stderr());
    assertThat(result.exitCode()).as(told).isIn(0, 2, 3);
    assertThat(result.stderr())
        .as(told)
        .doesNotContainIgnoringCase("unforeseen")
        .doesNotContain("\tat ", "Exception");
    assertThat(result.exitCode() == 0 ? result.stdout() : result.stderr()).as(told).isNotBlank();
    if (result.exitCode() != 0 && !command.getFirst().equals("dataset")) {
      assertThat(result.stdout()).as(told).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aCheckOfAStudyAgreesWithOneOfItsImages(int seed) throws IOException {
    // Given
    Path folder = images(new Random(seed));
    String study =
        Files.writeString(
                directory.resolve("study.yaml"), STUDY.replace("dataset: {generated: {}}\n", ""))
            .toString();
    // When
    Result ofImages = execute(List.of("dataset", "check", folder.toString()));
    Result ofStudy = execute(List.of("run", study, "--check", "--dataset", folder.toString()));
    // Then
    String told = "%s%n%s".formatted(ofImages, ofStudy);
    boolean tooFew = ofStudy.stderr().contains(", but the study needs ");
    assertThat(ofStudy.exitCode()).as(told).isEqualTo(tooFew ? 2 : ofImages.exitCode());
    assertThat(tooFew ? 0 : ofStudy.exitCode()).as(told).isEqualTo(ofImages.exitCode());
    assertThat(notes(ofStudy)).as(told).isEqualTo(notes(ofImages));
    if (ofImages.exitCode() != 0 && ofImages.stdout().isEmpty()) {
      assertThat(ofStudy.stderr()).as(told).isEqualTo(ofImages.stderr());
    }
  }

  /** What was told that is no reason to refuse. */
  private static List<String> notes(Result result) {
    return result.stderr().lines().filter(line -> line.matches("(Ignored|Took) .*")).toList();
  }

  private List<String> command(Random random) throws IOException {
    return switch (random.nextInt(10)) {
      case 0, 1 -> List.of("dataset", "check", images(random).toString());
      case 2 -> {
        String study = mutatedFile("study.yaml", random.nextInt(2) == 0 ? STUDY : SWEEP, random);
        yield List.of("run", study, "--check");
      }
      case 3 -> {
        String study = Files.writeString(directory.resolve("study.yaml"), STUDY).toString();
        yield List.of("run", study, "--check", "--dataset", images(random).toString());
      }
      case 4, 5 -> List.of("analyze", mutatedFile("models.csv", csv(random), random));
      case 6 -> {
        String other = Files.writeString(directory.resolve("other.csv"), csv(random)).toString();
        yield List.of(
            "analyze", mutatedFile("models.csv", csv(random), random), "--compare", other);
      }
      case 7 -> List.of("analyze", mutatedFile("models.json", json(random), random));
      case 8 -> List.of("inspect", mutatedFile("network.yaml", NETWORK, random));
      default -> {
        String space = mutatedFile("space.yaml", random.nextBoolean() ? SPACE : SWEEP, random);
        yield random.nextBoolean()
            ? List.of("spaces", space, "--draws", "2000")
            : List.of("sample", "--space", space, "--count", "2", "--max-draws", "2000");
      }
    };
  }

  private static String csv(Random random) {
    StringBuilder text = new StringBuilder("error,depth,width,kind\n");
    for (int row = 0; row < 45; row++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.2f,%d,%d,%s%n",
              30 + 40 * random.nextDouble(),
              random.nextInt(1, 20),
              8 * random.nextInt(1, 9),
              random.nextBoolean() ? "a" : "b"));
    }
    return text.toString();
  }

  private static String json(Random random) {
    StringBuilder text = new StringBuilder("[");
    for (int row = 0; row < 25; row++) {
      text.append(row == 0 ? "" : ",\n")
          .append(
              String.format(
                  Locale.ROOT,
                  "{\"error\": %.2f, \"widths\": [%d, 16], \"complexity\": {\"flops\": %d}}",
                  30 + 40 * random.nextDouble(),
                  random.nextInt(1, 20),
                  random.nextInt(1000, 2000)));
    }
    return text.append("]").toString();
  }

  private String mutatedFile(String name, String good, Random random) throws IOException {
    Path file = directory.resolve(name);
    byte[] bytes = mutated(good, random).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return Files.write(file, bytes).toString();
  }

  /** The text with one to three changes; never empty. */
  private static String mutated(String good, Random random) {
    String text = good;
    for (int change = random.nextInt(MAX_CHANGES); change >= 0; change--) {
      text = changed(text, random);
    }
    return text.isEmpty() ? " " : text;
  }

  private static String changed(String text, Random random) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    int line = text.lastIndexOf('\n', at) + 1;
    int lineEnd = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at) + 1;
    String word = WORDS.get(random.nextInt(WORDS.size()));
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, line) + text.substring(lineEnd);
      case 2 -> text.substring(0, lineEnd) + text.substring(line);
      case 3 -> text.substring(0, at) + word + text.substring(at);
      case 4 -> text.substring(0, at) + text.substring(at + 1);
      case 5 -> text.substring(0, line) + "  " + text.substring(line);
      default -> replacedWord(text, at, word);
    };
  }

  private static String replacedWord(String text, int at, String word) {
    int from = at;
    int to = at;
    while (from > 0 && isOfWord(text.charAt(from - 1))) {
      from--;
    }
    while (to < text.length() && isOfWord(text.charAt(to))) {
      to++;
    }
    return text.substring(0, from) + word + text.substring(to);
  }

  private static boolean isOfWord(char character) {
    return Character.isLetterOrDigit(character) || character == '.' || character == '_';
  }

  private Path images(Random random) throws IOException {
    Path folder = directory.resolve("images");
    List<Path> files = new ArrayList<>();
    for (String split : List.of("train", "val")) {
      for (String name : List.of("ape", "cat")) {
        for (int i = 0; i < IMAGES; i++) {
          files.add(image(folder.resolve(split, name, i + ".png"), SIDE, random));
        }
      }
    }
    for (int change = random.nextInt(MAX_CHANGES); change >= 0; change--) {
      change(files.get(random.nextInt(files.size())), folder, random);
    }
    return folder;
  }

  private static void change(Path file, Path folder, Random random) throws IOException {
    byte[] bytes = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[] {1, 2, 3, 4};
    if (bytes.length == 0) {
      return;
    }
    switch (random.nextInt(16)) {
      case 0 -> Files.write(parented(file), Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      case 1 -> flip(file, bytes, random);
      case 2 -> Files.deleteIfExists(file);
      case 3 -> delete(file.getParent());
      case 4 -> delete(file.getParent().getParent());
      case 5 -> image(file.resolveSibling("wide.png"), SIDE + 1 + random.nextInt(20), random);
      case 6 -> Files.createDirectories(file.resolveSibling("folder.png"));
      case 7 -> link(file.resolveSibling("link.png"), folder.resolve("nowhere.png"));
      case 8 -> Files.write(parented(file.resolveSibling("0.jpg")), bytes);
      case 9 -> Files.write(parented(file.resolveSibling("notes.txt")), bytes);
      case 10 -> Files.write(parented(folder.resolve("train/dog/0.png")), bytes);
      case 11 -> Files.write(parented(folder.resolve("images.npz")), bytes);
      case 12 -> {
        if (Files.isDirectory(folder.resolve("train"))) {
          delete(folder.resolve("moved"));
          Files.move(folder.resolve("train"), folder.resolve("moved"));
        }
      }
      case 13 -> link(parented(file.resolveSibling("loop")), folder);
      case 14 -> Files.write(parented(file.resolveSibling("ü 😀\n.png")), bytes);
      default -> Files.write(parented(file), Arrays.copyOf(bytes, bytes.length + 100));
    }
  }

  /** Changes a few bytes, those of the dimensions in the header among them. */
  private static void flip(Path file, byte[] bytes, Random random) throws IOException {
    for (int i = 0; i < 3; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    Files.write(parented(file), bytes);
  }

  private static Path parented(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return file;
  }

  private static void link(Path link, Path target) throws IOException {
    if (!Files.exists(parented(link), LinkOption.NOFOLLOW_LINKS)) {
      Files.createSymbolicLink(link, target);
    }
  }

  private static Path image(Path file, int width, Random random) throws IOException {
    BufferedImage image = new BufferedImage(width, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      image.setRGB(x, random.nextInt(SIDE), random.nextInt(1 << 24));
    }
    ImageIO.write(image, "png", parented(file).toFile());
    return file;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private record Result(int exitCode, String stdout, String stderr) {}

  private Result execute(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Netspace.commandLine(
                new CommandContext(
                    new Installation(directory),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new Terminal(new PrintStream(err, true, StandardCharsets.UTF_8), false, 80)))
            .execute(arguments.toArray(String[]::new));
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
