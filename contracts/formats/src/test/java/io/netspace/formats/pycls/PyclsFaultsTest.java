package io.netspace.formats.pycls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netspace.formats.binding.InvalidDocumentException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PyclsFaultsTest {
  private static final String ANY_NET =
      """
      MODEL: {TYPE: anynet, NUM_CLASSES: 10}
      ANYNET:
        STEM_TYPE: simple_stem_in
        STEM_W: 32
        BLOCK_TYPE: res_bottleneck_block
        DEPTHS: [1, 2]
        WIDTHS: [32, 100]
        STRIDES: [2, 2]
        BOT_MULS: [1.0, 0.5]
        GROUP_WS: [16, 25]
        SE_ON: True
        SE_R: 0.25
        HEAD_W: 64
      TRAIN: {IM_SIZE: 32}
      """;
  private static final String REG_NET =
      """
      MODEL: {TYPE: regnet}
      REGNET: {DEPTH: 15, W0: 48, WA: 32.54, WM: 2.32, GROUP_W: 16, BOT_MUL: 1.0, STRIDE: 2}
      """;
  private static final String RES_NET =
      """
      MODEL: {TYPE: resnet, DEPTH: 50}
      RESNET: {TRANS_FUN: bottleneck_transform, NUM_GROUPS: 32, WIDTH_PER_GROUP: 4, STRIDE_1X1: False}
      TRAIN: {DATASET: imagenet}
      """;
  private static final String EFF_NET =
      """
      MODEL: {TYPE: effnet}
      EN: {DEPTHS: [1, 2], WIDTHS: [16, 24], STRIDES: [1, 2], EXP_RATIOS: [1, 6], KERNELS: [3, 5]}
      """;

  /** A document, what is made wrong in it, and the sentence. */
  record Fault(String document, String right, String wrong, String sentence) {
    @Override
    public String toString() {
      return sentence;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
            List.of(
                anyNet(
                    "MODEL: {TYPE: anynet, NUM_CLASSES: 10}",
                    "MODEL: anynet",
                    "MODEL (anynet) must be an object of TYPE, DEPTH, NUM_CLASSES, LOSS_FUN,"
                        + " ACTIVATION_FUN, ACTIVATION_INPLACE, SCALING_TYPE, SCALING_FACTOR."),
                anyNet(
                    "TYPE: anynet, ",
                    "",
                    "MODEL.TYPE is missing; write anynet, regnet, resnet or effnet."),
                anyNet(
                    "anynet",
                    "vit",
                    "MODEL.TYPE (vit) must be anynet or regnet or resnet or effnet."),
                anyNet(
                    "NUM_CLASSES: 10",
                    "NUM_CLASES: 10",
                    "MODEL.NUM_CLASES (10) is not a known field; write NUM_CLASSES instead."),
                anyNet(
                    "NUM_CLASSES: 10",
                    "NUM_CLASSES: 1",
                    "MODEL.NUM_CLASSES (1) must be a whole number from 2 to 1000000."),
                anyNet(
                    "NUM_CLASSES: 10",
                    "NUM_CLASSES: ten",
                    "MODEL.NUM_CLASSES (ten) must be a whole number from 2 to 1000000."),
                anyNet(
                    "NUM_CLASSES: 10",
                    "ACTIVATION_FUN: tanh",
                    "MODEL.ACTIVATION_FUN (tanh) must be relu or silu or swish or gelu."),
                anyNet(
                    "IM_SIZE: 32",
                    "IM_SIZE: 4096",
                    "TRAIN.IM_SIZE (4096) must be a whole number from 1 to 1024."),
                anyNet(
                    "simple_stem_in",
                    "stem",
                    "ANYNET.STEM_TYPE (stem) must be simple_stem_in or res_stem_in or"
                        + " res_stem_cifar."),
                anyNet(
                    "res_bottleneck_block",
                    "bottleneck",
                    "ANYNET.BLOCK_TYPE (bottleneck) must be res_bottleneck_block or"
                        + " res_bottleneck_linear_block or res_basic_block or vanilla_block."),
                anyNet(
                    "  DEPTHS: [1, 2]\n",
                    "",
                    "ANYNET.DEPTHS is missing; write one number a stage, such as [1, 2, 7, 12]."),
                anyNet(
                    "DEPTHS: [1, 2]",
                    "DEPTHS: 3",
                    "ANYNET.DEPTHS (3) must be a list of one number a stage, such as"
                        + " [1, 2, 7, 12]."),
                anyNet(
                    "DEPTHS: [1, 2]",
                    "DEPTHS: [1, 0]",
                    "ANYNET.DEPTHS[1] (0) must be a whole number from 1 to 1024."),
                anyNet(
                    "WIDTHS: [32, 100]",
                    "WIDTHS: [32]",
                    "ANYNET.WIDTHS ([32]) must have 2 items, one for each stage that DEPTHS has a"
                        + " depth for."),
                anyNet(
                    "WIDTHS: [32, 100]",
                    "WIDTHS: [32, wide]",
                    "ANYNET.WIDTHS[1] (wide) must be a whole number from 1 to 65536."),
                anyNet(
                    "STRIDES: [2, 2]",
                    "STRIDES: [2, 9]",
                    "ANYNET.STRIDES[1] (9) must be a whole number from 1 to 8."),
                anyNet(
                    "  BOT_MULS: [1.0, 0.5]\n",
                    "",
                    "ANYNET.BOT_MULS is missing; write one number a stage, such as"
                        + " [1.0, 1.0, 1.0, 1.0]."),
                anyNet(
                    "BOT_MULS: [1.0, 0.5]",
                    "BOT_MULS: [1.0, -0.5]",
                    "ANYNET.BOT_MULS[1] (-0.5) must leave 1 to 65536 channels of a width of 100."),
                anyNet(
                    "GROUP_WS: [16, 25]",
                    "GROUP_WS: [16, 24]",
                    "ANYNET.GROUP_WS[1] (24) must divide the bottleneck width (50) of a stage of"
                        + " width 100."),
                anyNet("SE_ON: True", "SE_ON: 'yes'", "ANYNET.SE_ON (yes) must be True or False."),
                anyNet(
                    "SE_R: 0.25",
                    "SE_R: 1.5",
                    "ANYNET.SE_R (1.5) must be above 0 and at most 1 where SE_ON is True."),
                anyNet(
                    "HEAD_W: 64",
                    "HEADW: 64",
                    "ANYNET.HEADW (64) is not a known field; write HEAD_W instead.")),
            List.of(
                regNet("W0: 48", "W0: 20", "REGNET.W0 (20) must be a multiple of 8, above 0."),
                regNet(
                    "W0: 48",
                    "W0: 48.5",
                    "REGNET.W0 (48.5) must be a whole number from 8 to 65536."),
                regNet(
                    "WA: 32.54",
                    "WA: 60000",
                    "REGNET.WA (60000) leads to a width of 1167072; lower it, or DEPTH, to stay at"
                        + " 65536 or below."),
                regNet("WA: 32.54", "WA: -1", "REGNET.WA (-1) must be 0 to 65536."),
                regNet(
                    "WA: 32.54", "WA: steep", "REGNET.WA (steep) must be a number, such as 0.25."),
                regNet("WM: 2.32", "WM: 1.0", "REGNET.WM (1.0) must be above 1."),
                regNet(
                    "BOT_MUL: 1.0",
                    "BOT_MUL: 1.5",
                    "REGNET.BOT_MUL (1.5) must be above 0 and at most 1, or a whole number up to"
                        + " 64."),
                regNet(
                    "GROUP_W: 16",
                    "GROUP_WS: 16",
                    "REGNET.GROUP_WS (16) is not a known field; write GROUP_W instead.")),
            List.of(
                resNet("DEPTH: 50", "DEPTH: 34", "MODEL.DEPTH (34) must be 50, 101 or 152."),
                resNet(
                    ", DEPTH: 50",
                    "",
                    "MODEL.DEPTH is missing; write layers of the network, such as 50."),
                resNet(
                    "imagenet",
                    "cifar10",
                    "RESNET.TRANS_FUN (bottleneck_transform) must be basic_transform for CIFAR."),
                resNet(
                    "bottleneck_transform",
                    "basic_transform",
                    "RESNET.TRANS_FUN (basic_transform) must be bottleneck_transform, except for"
                        + " CIFAR."),
                resNet(
                    "STRIDE_1X1: False",
                    "STRIDE_1X1: True",
                    "RESNET.STRIDE_1X1 (true) strides the 1x1 convolution, which no block of"
                        + " netspace does; write False, for the 3x3."),
                effNet(
                    "KERNELS: [3, 5]",
                    "KERNELS: [3, 4]",
                    "EN.KERNELS[1] (4) must be odd, 1 to 15."),
                effNet(
                    "EXP_RATIOS: [1, 6]",
                    "EXP_RATIOS: [1, 0]",
                    "EN.EXP_RATIOS[1] (0) must be above 0."),
                effNet(
                    "KERNELS: [3, 5]",
                    "SE_R: 0",
                    "EN.KERNELS is missing; write one number a stage, such as [3, 3, 5, 3].")))
        .flatMap(List::stream);
  }

  private static Fault anyNet(String right, String wrong, String sentence) {
    return new Fault(ANY_NET, right, wrong, sentence);
  }

  private static Fault regNet(String right, String wrong, String sentence) {
    return new Fault(REG_NET, right, wrong, sentence);
  }

  private static Fault resNet(String right, String wrong, String sentence) {
    return new Fault(RES_NET, right, wrong, sentence);
  }

  private static Fault effNet(String right, String wrong, String sentence) {
    return new Fault(EFF_NET, right, wrong, sentence);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsOneSentenceOfFieldValueAndRemedy(Fault fault) {
    // Given
    assertThat(fault.document()).contains(fault.right());
    String document = fault.document().replace(fault.right(), fault.wrong());

    // When
    InvalidDocumentException refused =
        catchThrowableOfType(InvalidDocumentException.class, () -> Yaml.pycls(document));

    // Then
    assertThat(refused).hasMessage(fault.sentence());
  }

  @ParameterizedTest
  @MethodSource("sound")
  void theDocumentsAreSoundOtherwise(String document) {
    assertThat(Yaml.pycls(document).network().stages()).isNotEmpty();
  }

  static Stream<String> sound() {
    return Stream.of(ANY_NET, REG_NET, RES_NET, EFF_NET);
  }
}
