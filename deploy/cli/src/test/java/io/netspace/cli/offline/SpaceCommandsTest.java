package io.netspace.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.formats.json.ModelJson;
import io.netspace.local.process.Installation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.offline.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceCommandsTest {
  private static final JsonMapper JSON = ModelJson.mapper();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @TempDir Path directory;

  @Test
  void aSampleIsALineACandidateInsideWindowAndSpace() throws IOException {
    // Given
    DesignSpace space = KnownSpaces.named("AnyNetX_E");

    // When
    int exitCode =
        execute(
            "sample",
            "--space",
            "AnyNetX_E",
            "--count",
            "20",
            "--flops",
            "360e6:400e6",
            "--input",
            "3x224x224",
            "--seed",
            "1",
            "--output",
            "json");

    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr())
        .startsWith("20 candidates of ")
        .contains("acceptance rate")
        .hasLineCount(1);
    List<String> lines = lines();
    assertThat(lines).hasSize(20);
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = JSON.readTree(lines.get(i));
      assertThat(line.get("index").intValue()).isEqualTo(i);
      Architecture network = JSON.treeToValue(line.get("architecture"), Architecture.class);
      assertThat(JSON.treeToValue(line.get("complexity"), Complexity.class))
          .isEqualTo(Complexity.of(network));
      assertThat(line.get("complexity").get("flops").longValue())
          .isBetween(360_000_000L, 400_000_000L);
      assertThat(line.get("network").textValue()).isEqualTo(network.canonicalHash());
      assertThat(line.get("parameters").get("groupWidth")).hasSize(1);
      assertThat(space.violations(network)).isEmpty();
    }
    assertThat(lines.stream().map(SpaceCommandsTest::network).distinct()).hasSize(20);
  }

  @Test
  void theFirstOfManyAreThoseOfFew() {
    // Given
    execute("sample", "--space", "RegNetX", "--count", "5", "--output", "json");
    List<String> few = lines();
    out.reset();

    // When
    execute("sample", "--space", "RegNetX", "--count", "12", "--output", "json");

    // Then
    assertThat(lines().subList(0, 5)).isEqualTo(few);
  }

  @Test
  void aSpaceOfAFileIsSampled() throws IOException {
    // Given
    Path file =
        Files.writeString(
            directory.resolve("mine.yaml"),
            "start: RegNetX\nconstraints: [{fixed: {bottleneckRatio: 1}}, {equal: [w0, wa]}]\n");

    // When
    int exitCode =
        execute("sample", "--space", file.toString(), "--count", "3", "--output", "json");

    // Then
    assertThat(exitCode).isZero();
    assertThat(lines())
        .hasSize(3)
        .allSatisfy(
            line -> {
              JsonNode parameters = JSON.readTree(line).get("parameters");
              assertThat(parameters.get("wa")).isEqualTo(parameters.get("w0"));
            });
  }

  private static final String SWEEP =
      """
      NAME: small
      SETUP:
        SAMPLERS:
          REGNET: {TYPE: regnet_sampler, DEPTH: [6, 16], GROUP_W: [8, 32]}
        CONSTRAINTS:
          CX: {FLOPS: [1.0e+8, 1.5e+8]}
          REGNET: {NUM_STAGES: [2, 2]}
        BASE_CFG:
          MODEL: {TYPE: regnet, NUM_CLASSES: 10}
          REGNET: {STEM_TYPE: res_stem_cifar, STEM_W: 16}
          TRAIN: {IM_SIZE: 32}
      """;

  @Test
  void aSweepIsSampledForItsImagesAndClasses() throws IOException {
    // Given
    Path file = Files.writeString(directory.resolve("sweep.yaml"), SWEEP);

    // When
    int exitCode =
        execute("sample", "--space", file.toString(), "--count", "3", "--output", "json");

    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr())
        .startsWith(
            file
                + ": images of 3x32x32, 10 classes, as in its BASE_CFG; --input and --classes say"
                + " otherwise.\n3 candidates of ");
    assertThat(lines())
        .hasSize(3)
        .allSatisfy(
            line -> {
              JsonNode json = JSON.readTree(line);
              Architecture network = JSON.treeToValue(json.get("architecture"), Architecture.class);
              assertThat(network.input()).hasToString("3x32x32");
              assertThat(network.classes()).isEqualTo(10);
              assertThat(json.at("/complexity/flops").longValue())
                  .isBetween(100_000_000L, 150_000_000L);
            });
  }

  @Test
  void optionsComeBeforeASweep() throws IOException {
    // Given
    Path file = Files.writeString(directory.resolve("sweep.yaml"), SWEEP);

    // When
    execute(
        "sample",
        "--space",
        file.toString(),
        "--count",
        "1",
        "--output",
        "json",
        "--input",
        "3x40x40");

    // Then
    assertThat(stderr()).startsWith(file + ": images of 3x40x40, 10 classes; the classes are");
    JsonNode network = JSON.readTree(lines().getFirst()).get("architecture");
    assertThat(network.at("/input/height").intValue()).isEqualTo(40);
    assertThat(network.get("classes").intValue()).isEqualTo(10);
  }

  @Test
  void aWindowOfASweepIsOfItsImages() throws IOException {
    // Given
    Path file = Files.writeString(directory.resolve("sweep.yaml"), SWEEP);

    // When
    execute(
        "spaces", file.toString(), "--flops", "100M:150M", "--draws", "2000", "--output", "json");

    // Then
    assertThat(stderr()).startsWith(file + ": images of 3x32x32, 10 classes, as in its BASE_CFG;");
    assertThat(JSON.readTree(lines().getFirst()).at("/window/settings").doubleValue()).isPositive();
  }

  @Test
  void networksOfAFileAreLookedForInASpace() throws IOException {
    // Given
    Path sweep = Files.writeString(directory.resolve("sweep.yaml"), SWEEP);
    execute("sample", "--space", sweep.toString(), "--count", "2", "--output", "json");
    Path drawn =
        Files.writeString(directory.resolve("drawn.jsonl"), out.toString(StandardCharsets.UTF_8));
    Path one = Files.writeString(directory.resolve("one.jsonl"), lines().getFirst() + "\n");
    out.reset();

    // When
    execute("spaces", sweep.toString(), "--contains", drawn.toString());
    execute(
        "spaces", sweep.toString(), "RegNetX", "--contains", one.toString(), "--output", "json");

    // Then
    assertThat(lines()).contains("#0 is part of small.", "#1 is part of small.");
    assertThat(JSON.readTree(lines().get(4)).get("contains").booleanValue()).isTrue();
    assertThat(JSON.readTree(lines().get(5)).get("contains").booleanValue()).isFalse();
  }

  @Test
  void aNetworkOrAFolderIsNoSpace() throws IOException {
    // Given
    Path network = Files.writeString(directory.resolve("net.yaml"), "MODEL: {TYPE: regnet}\n");

    // When
    int ofNetwork = execute("sample", "--space", network.toString());
    int ofFolder = execute("spaces", directory.toString());

    // Then
    assertThat(List.of(ofNetwork, ofFolder)).containsOnly(2);
    assertThat(stderr())
        .isEqualTo(
            """
            %s is a network, not a space; look at it with ./netspace inspect %s.
            Space file (%s) is a folder; name a YAML file, or a space of ./netspace spaces.
            """
                .formatted(network, network, directory));
  }

  @Test
  void peopleSeeDepthsWidthsAndCosts() {
    // When
    execute("sample", "--space", "RegNetX", "--count", "2", "--stem", "resnet:64");

    // Then
    assertThat(lines())
        .hasSize(2)
        .allMatch(line -> line.contains(" w0 ") && line.contains(" flops "));
  }

  @Test
  void anUnsatisfiableWindowIsReported() {
    // When
    int exitCode = execute("sample", "--space", "RegNetX", "--flops", "1:2", "--max-draws", "1000");

    // Then
    assertThat(exitCode).isEqualTo(3);
    assertThat(stderr())
        .isEqualTo(
            "RegNetX has no further network in the window: 0 candidates found, then none new in"
                + " 1,000 draws; widen --flops, or lower --count.\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sample --space RegNetZ                  | space (RegNetZ) is not known; choose one of AnyNetX_A, AnyNetX_B, AnyNetX_C, AnyNetX_D, AnyNetX_E, RegNetX or another of ./netspace spaces.
          sample --space none.yaml                | Space file (none.yaml) does not exist; name a YAML file, or a space of ./netspace spaces.
          sample --space RegNetX --flops 400M     | --flops (400M) must be two numbers of multiply-adds, such as 360e6:400e6 or 360M:400M.
          sample --space RegNetX --flops 4e8:3e8  | --flops (4e8:3e8) must have its low end first and allow more than 0, such as 360e6:400e6.
          sample --space RegNetX --input 224      | --input (224) must look like 3x32x32: channels, height, width.
          sample --space RegNetX --input 0x0x0    | --input (0x0x0) is no shape of an image: channels (0) must be 1 to 64.
          sample --space RegNetX --classes 1      | --classes (1) must be 2 to 10000.
          sample --space RegNetX --count 0        | --count (0) must be 1 to 1000000.
          sample --space RegNetX --stem DEEP:8    | --stem (DEEP:8) must be one of SIMPLE, SMALL_IMAGE, RESNET with its channels, such as SIMPLE:32.
          sample --space RegNetX --stem SIMPLE    | --stem (SIMPLE) must be a type and its channels, such as SIMPLE:32.
          sample --space RegNetX --strides 3      | strides ([3]) must each be 1 or 2.
          spaces --flops 360M:400M                | --flops (360M:400M) needs a space to look at; name one.
          spaces RegNetX --draws 1                | --draws (1) must be 1000 or more.
          """)
  void invalidOptionsAreOneSentence(String command, String sentence) {
    // When
    int exitCode = execute(command.split(" "));

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).isEqualTo(sentence + "\n");
    assertThat(out.size()).isZero();
  }

  @Test
  void aBrokenSpaceFileIsOneSentenceWithItsField() throws IOException {
    // Given
    Path file = Files.writeString(directory.resolve("broken.yaml"), "ranges: {width: wide}\n");

    // When
    int exitCode = execute("sample", "--space", file.toString());

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).startsWith(file + ": ranges.width (wide) must be ").hasLineCount(1);
  }

  @Test
  void spacesAreListedWithTheirSizes() {
    // When
    execute("spaces");

    // Then
    assertThat(lines().getFirst()).startsWith("space");
    assertThat(lines())
        .anyMatch(line -> line.startsWith("AnyNetX_E ") && line.contains("817,446,539,520"))
        .anyMatch(line -> line.startsWith("RegNet ") && line.contains("3.02e+08"));
    assertThat(lines()).hasSize(KnownSpaces.allNames().size() + 1);
  }

  @Test
  void twoSpacesAreComparedInWords() {
    // When
    execute("spaces", "AnyNetX_B", "AnyNetX_D");

    // Then
    assertThat(lines())
        .contains(
            "AnyNetX_D against AnyNetX_B: all stages share one group width; widths never shrink"
                + " from stage to stage.");
  }

  @Test
  void aWindowAndANetworkAreLookedAt() throws JsonProcessingException {
    // When
    execute(
        "spaces",
        "RegNetX",
        "--flops",
        "360M:400M",
        "--draws",
        "20000",
        "--contains",
        "ResNet-50",
        "--output",
        "json");

    // Then
    JsonNode line = JSON.readTree(lines().getFirst());
    assertThat(line.get("settings").longValue()).isEqualTo(137_170_944L);
    assertThat(line.at("/window/networks").doubleValue())
        .isBetween(1.0, line.at("/window/settings").doubleValue());
    assertThat(line.get("contains").booleanValue()).isFalse();
    assertThat(line.get("reasons")).isNotEmpty();
  }

  private static String network(String line) {
    try {
      return JSON.readTree(line).get("network").textValue();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private String stderr() {
    return stderr.toString(StandardCharsets.UTF_8);
  }

  private int execute(String... arguments) {
    CommandContext context =
        new CommandContext(
            Installation.ofThisProcess(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new Terminal(new PrintStream(stderr, true, StandardCharsets.UTF_8), false, 80));
    return Netspace.commandLine(context).execute(arguments);
  }
}
