package io.netspace.formats.pycls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.model.network.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyclsSweepTest {
  private static final String LINEAR =
      """
      NAME: cifar/small
      SETUP:
        NUM_CONFIGS: 32
        SAMPLERS:
          REGNET:
            TYPE: regnet_sampler
            DEPTH: [6, 16]
            GROUP_W: [1, 32]
            BOT_MUL: [0.25, 1.0]
        CONSTRAINTS:
          CX:
            FLOPS: [0.12e+9, 0.13e+9]
            PARAMS: [0, 2.0e+6]
          REGNET:
            NUM_STAGES: [2, 2]
        BASE_CFG:
          MODEL: {TYPE: regnet, NUM_CLASSES: 10}
          REGNET: {STEM_TYPE: res_stem_cifar, SE_ON: True, STEM_W: 16}
          OPTIM: {BASE_LR: 1.0, MAX_EPOCH: 50, WARMUP_EPOCHS: 5, MOMENTUM: 0.9, WEIGHT_DECAY: 0.0005}
          BN: {USE_CUSTOM_WEIGHT_DECAY: True, ZERO_INIT_FINAL_GAMMA: True}
          TRAIN: {DATASET: cifar10, BATCH_SIZE: 1024, IM_SIZE: 32, LABEL_SMOOTHING: 0.1}
      LAUNCH: {PARALLEL_JOBS: 32}
      """;
  private static final String STAGES =
      """
      SETUP:
        NUM_CONFIGS: 100
        RNG_SEED: 7
        SAMPLERS:
          ANYNET.DEPTHS:
            TYPE: list_sampler
            LENGTH: 4
            ITEM_SAMPLER: {TYPE: int_sampler, RAND_TYPE: log_uniform, RANGE: [1, 16]}
          ANYNET.WIDTHS:
            TYPE: list_sampler
            LENGTH: 4
            ITEM_SAMPLER: {TYPE: int_sampler, RAND_TYPE: log_uniform, RANGE: [8, 1024], QUANTIZE: 8}
          ANYNET.BOT_MULS:
            TYPE: list_sampler
            LENGTH: 4
            ITEM_SAMPLER: {TYPE: value_sampler, VALUES: [0.25, 0.5, 1.0]}
        CONSTRAINTS: {CX: {FLOPS: [360.0e+6, 400.0e+6]}}
        BASE_CFG:
          MODEL: {TYPE: anynet, NUM_CLASSES: 1000}
          ANYNET: {STRIDES: [2, 2, 2, 2], GROUP_WS: [8, 8, 8, 8]}
      """;

  @Test
  void aRegNetSamplerIsASpaceOfTheLinearRule() {
    assertThat(PyclsSweep.space(Yaml.read(LINEAR)))
        .hasToString(
            Yaml.read(
                    """
                name: cifar-small
                start: RegNetX
                stem: {type: SMALL_IMAGE, width: 16}
                strides: [2, 2]
                ranges:
                  networkDepth: {low: 6, high: 16, step: 1, law: uniform}
                  w0: {low: 8, high: 256, step: 8, law: log_uniform}
                  wa: {low: 8, high: 256, step: 0.1, law: log_uniform}
                  wm: {low: 2, high: 3, step: 0.001, law: log_uniform}
                  groupWidth: {low: 1, high: 32, step: 8, law: power2_or_log_uniform}
                  bottleneckRatio: [1, 2, 4]
                  seRatio: 0.25
                constraints:
                  - shared: seRatio
                  - flops: [120000000, 130000000]
                  - parameters: [0, 2000000]
                """)
                .toString());
  }

  @Test
  void samplersOfListsAreASpaceOfStages() {
    assertThat(PyclsSweep.space(Yaml.read(STAGES)))
        .hasToString(
            Yaml.read(
                    """
                name: sweep
                start: AnyNetX_A
                stem: {type: SIMPLE, width: 32}
                strides: [2, 2, 2, 2]
                ranges:
                  depth: {low: 1, high: 16, step: 1, law: log_uniform}
                  width: {low: 8, high: 1024, step: 8, law: log_uniform}
                  groupWidth: [8]
                  bottleneckRatio: [1, 2, 4]
                constraints:
                  - flops: [360000000, 400000000]
                """)
                .toString());
  }

  @Test
  void aSweepIsAStudyOfOnePopulation() {
    // When
    JsonNode study = PyclsSweep.study(Yaml.read(LINEAR));

    // Then
    assertThat(study.at("/space/constraints"))
        .hasToString("[{\"shared\":\"seRatio\"},{\"parameters\":[0,2000000]}]");
    assertThat(study.get("dataset"))
        .hasToString(Yaml.read("{folder: images/cifar10, input: 3x32x32, classes: 10}").toString());
    assertThat(study.get("regime"))
        .hasToString(
            Yaml.read(
                    """
                flops: [120000000, 130000000]
                epochs: 50
                batch: 1024
                trainImages: 45000
                validationImages: 5000
                recipe:
                  learningRate: 1.0
                  momentum: 0.9
                  weightDecay: 5.0e-4
                  normDecay: 0.0
                  warmupEpochs: 5
                  labelSmoothing: 0.1
                  zeroInitGamma: true
                  preciseNormImages: 8192
                """)
                .toString());
    assertThat(study.get("models").intValue()).isEqualTo(32);
    assertThat(PyclsSweep.study(Yaml.read(STAGES)).get("seed").intValue()).isEqualTo(7);
  }

  @Test
  void whatIsNotSampledHasOneValue() {
    // Given
    int samplers = LINEAR.indexOf("    REGNET:");
    String document =
        LINEAR.substring(0, samplers)
            + "    REGNET.WA: {TYPE: value_sampler, VALUES: [8.5, 16]}\n"
            + LINEAR.substring(LINEAR.indexOf("  CONSTRAINTS:"));

    // When
    JsonNode ranges = PyclsSweep.space(Yaml.read(document)).get("ranges");

    // Then
    assertThat(ranges)
        .hasToString(
            Yaml.read(
                    "{networkDepth: [10], w0: [32], wa: [8.5, 16], wm: [2.5], groupWidth: [16],"
                        + " bottleneckRatio: [1], seRatio: 0.25}")
                .toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUM_CONFIGS: 32|NUM_CONFIG: 32|SETUP.NUM_CONFIG (32) is not a known field; write NUM_CONFIGS"
            + " instead.",
        "TYPE: regnet, |TYPE: effnet, |SETUP.BASE_CFG.MODEL.TYPE (effnet) must be anynet or regnet.",
        "[2, 2]|[2, 4]|SETUP.CONSTRAINTS.REGNET.NUM_STAGES ([2,4]) must say one number of stages"
            + " twice, such as [4, 4]: a space has one.",
        "FLOPS: [0.12e+9, 0.13e+9]|FLOPS: [1]|SETUP.CONSTRAINTS.CX.FLOPS ([1]) must be two numbers,"
            + " such as [0, 1000000].",
        "FLOPS: [0.12e+9, 0.13e+9]|MEMORY: [1, 2]|SETUP.CONSTRAINTS.CX.MEMORY ([1,2]) is not a known"
            + " field; known here are FLOPS, PARAMS, ACTS.",
        "BOT_MUL: [0.25, 1.0]|BOT_MUL: [0.3, 1.0]|SETUP.SAMPLERS.REGNET.BOT_MUL ([0.3,1.0]) must be"
            + " two powers of two, such as [0.25, 1.0].",
        "DEPTH: [6, 16]|DEPTH: [16, 6]|SETUP.SAMPLERS.REGNET.DEPTH ([16,6]) must be two ends above 0,"
            + " the lower first, such as [8, 256].",
        "DEPTH: [6, 16]|W0: [10, 100]|SETUP.SAMPLERS.REGNET.W0 ([10,100]) must have ends that are"
            + " multiples of 8, as in pycls; the nearest are [8, 96].",
        "DEPTH: [6, 16]|DEPTH: [6.5, 16]|SETUP.SAMPLERS.REGNET.DEPTH ([6.5,16]) must have ends that"
            + " are multiples of 1, as in pycls; the nearest are [7, 16].",
        "DEPTH: [6, 16]|WM: [2.0004, 3]|SETUP.SAMPLERS.REGNET.WM ([2.0004,3]) must have ends that"
            + " are multiples of 0.001, as in pycls; the nearest are [2, 3].",
        "GROUP_W: [1, 32]|GROUP_W: [3, 40]|SETUP.SAMPLERS.REGNET.GROUP_W ([3,40]) must have ends"
            + " that are powers of two, as in pycls; the nearest are [4, 32].",
        "STEM_W: 16|BLOCK_TYPE: res_basic_block|SETUP.SAMPLERS.REGNET.GROUP_W ([1,32]) must be 1,"
            + " 2, 4 or 8 in blocks without bottleneck, whose widths pycls adjusts to it and"
            + " netspace does not.",
        "regnet_sampler|int_sampler|SETUP.SAMPLERS.REGNET.TYPE (int_sampler) must be regnet_sampler.",
        "STEM_W: 16|HEAD_W: 16|SETUP.BASE_CFG.REGNET.HEAD_W (16) cannot be part of a space; write 0."
      })
  void aFaultIsOneSentence(String right, String wrong, String sentence) {
    // Given
    assertThat(LINEAR).contains(right);
    String document = LINEAR.replace(right, wrong);

    // Then
    assertThatThrownBy(() -> PyclsSweep.space(Yaml.read(document)))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REGNET.W0: {TYPE: int_sampler, RANGE: [8, 96]}|SETUP.SAMPLERS.REGNET.W0.QUANTIZE is missing;"
            + " write 8, of which W0 is a multiple.",
        "REGNET.W0: {TYPE: int_sampler, RANGE: [8, 96], QUANTIZE: 4}|SETUP.SAMPLERS.REGNET.W0.QUANTIZE"
            + " (4) must be a multiple of 8, as W0 is in pycls.",
        "REGNET.W0: {TYPE: int_sampler, RANGE: [20, 90], QUANTIZE: 16}|SETUP.SAMPLERS.REGNET.W0.RANGE"
            + " ([20,90]) must have ends that are multiples of 16, as in pycls; the nearest are"
            + " [16, 96].",
        "REGNET.W0: {TYPE: value_sampler, VALUES: [8, 12]}|SETUP.SAMPLERS.REGNET.W0.VALUES ([8,12])"
            + " must be a multiple of 8, as W0 is in pycls."
      })
  void aFirstWidthIsAMultipleOfEight(String sampler, String sentence) {
    assertThatThrownBy(() -> PyclsSweep.space(Yaml.read(withSampler(sampler))))
        .hasMessage(sentence);
  }

  @Test
  void blocksWithoutBottleneckHaveTheWidthsOfTheRule() {
    // Given
    String document =
        LINEAR
            .replace("STEM_W: 16", "BLOCK_TYPE: vanilla_block")
            .replace("GROUP_W: [1, 32]", "GROUP_W: [1, 8]")
            .replace("BOT_MUL: [0.25, 1.0]", "BOT_MUL: [1.0, 2.0]");

    // Then
    assertThat(PyclsSweep.space(Yaml.read(document)).get("ranges").has("groupWidth")).isFalse();
    assertThatThrownBy(
            () -> PyclsSweep.space(Yaml.read(document.replace("      GROUP_W: [1, 8]\n", ""))))
        .hasMessage(
            "SETUP.SAMPLERS.REGNET.GROUP_W is missing; write [8, 8]: pycls would adjust the widths"
                + " of blocks without bottleneck, which netspace does not.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1.0e+8, 0]|[100000000,999999999999999]|{\"flops\":[100000000,0]}",
        "[0, 0]|[0,999999999999999]|''",
        "[0, 1.0e+8]|[0,100000000]|{\"flops\":[0,100000000]}"
      })
  void anEndOfZeroIsNone(String flops, String window, String constraint) {
    // Given
    JsonNode sweep = Yaml.read(LINEAR.replace("[0.12e+9, 0.13e+9]", flops));

    // Then
    assertThat(PyclsSweep.study(sweep).at("/regime/flops")).hasToString(window);
    assertThat(PyclsSweep.space(sweep).get("constraints").toString())
        .isEqualTo(
            "[{\"shared\":\"seRatio\"},"
                + (constraint.isEmpty() ? "" : constraint + ",")
                + "{\"parameters\":[0,2000000]}]");
  }

  @Test
  void imagesAndClassesAreThoseOfTheSweep() {
    // Given
    String plain = LINEAR.replace(", NUM_CLASSES: 10", "").replace(", IM_SIZE: 32", "");

    // Then
    assertThat(PyclsSweep.images(Yaml.read(LINEAR)))
        .isEqualTo(new PyclsSweep.Images(new ImageShape(3, 32, 32), 10));
    assertThat(PyclsSweep.images(Yaml.read(plain)))
        .isEqualTo(new PyclsSweep.Images(new ImageShape(3, 224, 224), 10));
  }

  @Test
  void aSweepOfTrainingAloneIsPointedToInspect() {
    // Given
    JsonNode sweep =
        Yaml.read(
            """
            SETUP:
              NUM_CONFIGS: 8
              SAMPLERS:
                OPTIM.BASE_LR: {TYPE: float_sampler, RAND_TYPE: log_uniform, RANGE: [0.25, 5.0]}
                OPTIM.WEIGHT_DECAY: {TYPE: value_sampler, VALUES: [0.0001]}
              BASE_CFG:
                MODEL: {TYPE: effnet}
            """);

    // Then
    assertThatThrownBy(() -> PyclsSweep.study(sweep))
        .hasMessage(
            "SETUP.SAMPLERS (OPTIM.BASE_LR, OPTIM.WEIGHT_DECAY) draw how one network is trained,"
                + " and netspace compares networks that are trained alike; sample REGNET or ANYNET,"
                + " or write BASE_CFG into a file of its own and look at its network with"
                + " ./netspace inspect.");
  }

  /** The sweep with one sampler, of a field by itself. */
  private static String withSampler(String sampler) {
    return LINEAR.substring(0, LINEAR.indexOf("    REGNET:"))
        + "    "
        + sampler
        + "\n"
        + LINEAR.substring(LINEAR.indexOf("  CONSTRAINTS:"));
  }

  @Test
  void aRecipeCannotBeSampled() {
    // Given
    String document =
        LINEAR.replace(
            "  SAMPLERS:",
            "  SAMPLERS:\n    OPTIM.BASE_LR: {TYPE: float_sampler, RANGE: [0.25, 5.0]}");

    // Then
    assertThatThrownBy(() -> PyclsSweep.study(Yaml.read(document)))
        .hasMessageStartingWith("SETUP.SAMPLERS.OPTIM.BASE_LR (")
        .hasMessageEndingWith(
            "cannot be sampled: all networks of a study are trained alike; write one value into"
                + " BASE_CFG, and run a study for each value to compare them.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "OPTIM|LR_POLICY: steps|must be cos: the learning rate of a study follows half a cosine.",
        "OPTIM|NESTEROV: false|must be True: a study trains with Nesterov momentum.",
        "OPTIM|DAMPENING: 0.1|must be 0: a study's momentum has no dampening.",
        "OPTIM|WARMUP_FACTOR: 0.2|must be 0.1: a study's warm-up begins at a tenth.",
        "OPTIM|MIN_LR: 1e-5|must be 0: a study's learning rate falls to 0.",
        "TRAIN|MIXUP_ALPHA: 0.2|must be 0: a study has no mixup.",
        "TRAIN|AUGMENT: AutoAugment_Color|cannot be converted; write '', and"
            + " regime.recipe.augmentation in a study's document.",
        "BN|EPS: 1e-3|must be 1.0E-5: it is fixed in netspace.",
        "BN|MOM: 0.01|must be 0.1: it is fixed in netspace."
      })
  void trainingThatNoStudyHasIsRefused(String section, String line, String advice) {
    // Given
    ObjectNode document = (ObjectNode) Yaml.read(LINEAR);
    ObjectNode base = document.withObject("/SETUP/BASE_CFG");
    base.withObjectProperty(section).setAll((ObjectNode) Yaml.read(line));

    // Then
    assertThatThrownBy(() -> PyclsSweep.study(document))
        .hasMessageStartingWith(
            "SETUP.BASE_CFG.%s.%s (".formatted(section, line.substring(0, line.indexOf(':'))))
        .hasMessageEndingWith(") " + advice);
  }

  @Test
  void fieldsThatPyclsDoesNotHaveAreNamed() {
    // Given
    ObjectNode document = (ObjectNode) Yaml.read(LINEAR);
    document.put("OWNER", "x").withObject("/SETUP/BASE_CFG").put("SEEDS", 3);
    document.withObject("/SETUP/BASE_CFG/OPTIM").put("BASE_LRR", 0.2).put("EMA_ALPHA", 1e-5);

    // When / Then
    assertThat(PyclsSweep.unknownFields(document))
        .containsExactly("OWNER", "SETUP.BASE_CFG.SEEDS", "SETUP.BASE_CFG.OPTIM.BASE_LRR");
    assertThat(PyclsSweep.unknownFields(Yaml.read(LINEAR))).isEmpty();
  }
}
