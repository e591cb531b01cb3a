package io.netspace.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netspace.cli.Netspace;
import io.netspace.cli.common.CommandContext;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @TempDir Path directory;

  @Test
  void aRegNetIsOneLineOfJson() throws JsonProcessingException {
    // When
    int exitCode = execute("inspect", "RegNetX-400MF", "--output", "json");

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout()).hasLineCount(1);
    JsonNode json = new ObjectMapper().readTree(stdout());
    assertThat(json.get("name").asText()).isEqualTo("RegNetX-400MF");
    assertThat(json.get("complexity"))
        .hasToString("{\"flops\":397678568,\"parameters\":5157512,\"activations\":3143272}");
    assertThat(json.get("regnet"))
        .hasToString(
            "{\"depth\":22,\"w0\":24,\"wa\":24.48,\"wm\":2.54,\"groupWidth\":16,"
                + "\"bottleneckRatio\":1.0}");
    assertThat(json.get("blockWidths")).hasSize(22);
    assertThat(json.at("/architecture/stages")).hasSize(4);
  }

  @Test
  void networksAreShownInATable() {
    // When
    int exitCode = execute("inspect", "regnetx_004", "EfficientNet-B0", "ResNet-56", "resnet18");

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .containsExactly(
            "network|images|stem|block|depths|widths|ratio|group widths|flops|parameters"
                + "|activations",
            "RegNetX-400MF|3x224x224|simple 32|X|1 2 7 12|32 64 160 384|1|16|397.7M|5.16M|3.14M",
            "EfficientNet-B0|3x224x224|simple 32|MBCONV+SE|1 2 2 3 3 4 1|16 24 40 80 112 192 320"
                + "|x1 x6 x6 x6 x6 x6 x6|1|385.8M|5.29M|6.75M",
            "ResNet-56|3x32x32|small_image 16|BASIC|9 9 9|16 32 64|-|-|125.7M|856K|545K",
            "ResNet-18|3x224x224|resnet 64|BASIC|2 2 2 2|64 128 256 512|-|-|1814.1M|11.7M|2.69M");
  }

  @Test
  void aNetworkIsFoundByItsNameOnAHub() {
    // When
    int exitCode = execute("inspect", "timm/regnety_640.seer", "facebook/regnet-y-040");

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout()).contains("RegNetY-64GF", "RegNetY-4.0GF");
  }

  @Test
  void aNameThatIsAnotherNetworkElsewhereIsExplained() {
    // When
    execute("inspect", "regnet_x_400mf", "regnet_x_800mf");

    // Then
    assertThat(stdout()).contains("5.16M");
    assertThat(stderr())
        .isEqualTo(
            "regnet_x_400mf: this is RegNetX-400MF of the paper; torchvision rounds its widths otherwise, and has 5,495,976 parameters.\n");
  }

  @Test
  void fieldsThatPyclsDoesNotHaveAreTold() throws IOException {
    // Given: a configuration of a fork
    Path file =
        Files.writeString(
            directory.resolve("fork.yaml"),
            """
            MODEL: {TYPE: regnet, NUM_CLASSES: 1000}
            REGNET: {DEPTH: 22, W0: 24, WA: 24.48, WM: 2.54, GROUP_W: 16}
            TRAIN: {IM_SIZE: 224, CUTMIX: 0.2}
            OUT_DIR: .
            RNG: 1
            """);

    // When
    int exitCode = execute("inspect", file.toString());

    // Then
    assertThat(exitCode).isZero();
    assertThat(stderr())
        .matches(
            Pattern.quote(file + ": ignored 2 fields that pycls does not have: ")
                + "(RNG, )?TRAIN.CUTMIX(, RNG)?\\.\n");
  }

  @Test
  void otherImagesAndClassesCostOtherwise() {
    // When
    int exitCode = execute("inspect", "ResNet-50", "--input", "1x64x64", "--classes", "10");

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout()).contains("1x64x64", "327.2M", "23.5M");
  }

  @Test
  void theMemoryOfTrainingIsShownForABatch() throws JsonProcessingException {
    // When
    execute("inspect", "RegNetX-200MF", "--batch", "8", "--output", "json");
    JsonNode regNet = new ObjectMapper().readTree(stdout());
    out.reset();
    execute("inspect", "EfficientNet-B0", "--batch", "8", "--output", "json");
    JsonNode efficientNet = new ObjectMapper().readTree(stdout());
    out.reset();
    execute("inspect", "RegNetX-200MF", "EfficientNet-B0", "--batch", "8");

    // Then
    assertThat(stdout()).contains("training at 8");
    assertThat(List.of(regNet, efficientNet))
        .allSatisfy(
            network -> {
              assertThat(network.at("/training/batch").intValue()).isEqualTo(8);
              long bytes = network.at("/training/memoryBytes").longValue();
              assertThat(stdout()).contains((bytes >> 20) + " MiB");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "pycls, MODEL:",
    "timm, '\"\"\"RegNetX-400MF, written by netspace.'",
    "torchvision, '\"\"\"RegNetX-400MF, written by netspace.'",
    "json, '{\"input\":{\"channels\":3,'"
  })
  void aNetworkIsWrittenForAnotherProgram(String form, String start) {
    // When
    int exitCode = execute("inspect", "RegNetX-400MF", "--export", form);

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout()).startsWith(start);
  }

  @Test
  void whatWasWrittenCanBeRead() throws IOException {
    // Given
    execute("inspect", "EfficientNet-B3", "--export", "pycls");
    Path file = Files.writeString(directory.resolve("b3.yaml"), stdout());
    out.reset();

    // When
    int exitCode = execute("inspect", file.toString(), "--output", "json");

    // Then
    assertThat(exitCode).isZero();
    assertThat(stdout()).contains("\"name\":\"b3\"", "\"parameters\":12233232");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RegNetX-40MF|2|network (RegNetX-40MF) is not known; write RegNetX-400MF instead.",
        "absent.yaml|2|Network file (absent.yaml) does not exist; name a YAML file.",
        "ResNet-50 --input 3x32|2|input (3x32) must look like 3x32x32: channels, height, width.",
        "ResNet-50 --classes 1|2|classes (1) must be 2 or more.",
        "ResNet-50 --batch 0|2|--batch (0) must be 1 to 4096 images.",
        "ResNet-50 R-101 --export json|2|--export writes one network, not 2; name a single one.",
        "MobileNetV2 --export pycls|3|activation (RELU6) cannot be said in pycls, which has relu, silu"
            + " and gelu; export torchvision instead."
      })
  void aFaultIsOneSentence(String arguments, int code, String sentence) {
    // When
    int exitCode = execute(("inspect " + arguments).split(" "));

    // Then
    assertThat(exitCode).isEqualTo(code);
    assertThat(stderr()).isEqualTo(sentence + "\n");
    assertThat(stdout()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "inspect ResNet-50 --export onnx"})
  void misuseNamesTheHelp(String arguments) {
    // When
    int exitCode = execute(arguments.split(" "));

    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(stderr()).contains("./netspace inspect --help").hasLineCount(1);
  }

  @Test
  void helpHasExamples() {
    // When
    String help = Netspace.commandLine(context()).getSubcommands().get("inspect").getUsageMessage();

    // Then
    assertThat(help).contains("Examples:", "./netspace inspect RegNetX-400MF");
  }

  private int execute(String... arguments) {
    return Netspace.commandLine(context()).execute(arguments);
  }

  private CommandContext context() {
    return new CommandContext(
        new Installation(directory),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new Terminal(new PrintStream(stderr, true, StandardCharsets.UTF_8), false, 80));
  }

  private String stdout() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String stderr() {
    return stderr.toString(StandardCharsets.UTF_8);
  }
}
