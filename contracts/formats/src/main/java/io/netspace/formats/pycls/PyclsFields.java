package io.netspace.formats.pycls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields that configurations of pycls have where a study of a sweep or a network is read from.
 * pycls refuses any other; those of other releases and of forks are not read, and named.
 */
final class PyclsFields {
  private static final List<String> OF_SWEEP =
      List.of("DESC", "NAME", "ROOT_DIR", "SETUP", "LAUNCH", "COLLECT", "ANALYZE");
  private static final List<String> OF_BASE =
      List.of(
          "MODEL",
          "RESNET",
          "ANYNET",
          "REGNET",
          "EN",
          "VIT",
          "BN",
          "LN",
          "OPTIM",
          "TRAIN",
          "TEST",
          "DATA_LOADER",
          "CUDNN",
          "PREC_TIME",
          "LAUNCH",
          "DESC",
          "VERBOSE",
          "NUM_GPUS",
          "OUT_DIR",
          "CFG_DEST",
          "RNG_SEED",
          "LOG_DEST",
          "LOG_PERIOD",
          "DIST_BACKEND",
          "HOST",
          "PORT_RANGE",
          "DOWNLOAD_CACHE",
          "DATA_DIR",
          "MODEL_ZOO_URL");
  private static final Map<String, List<String>> BY_SECTION =
      PyclsNames.ordered(
          Map.entry(
              "MODEL",
              List.of(
                  "TYPE",
                  "DEPTH",
                  "NUM_CLASSES",
                  "LOSS_FUN",
                  "ACTIVATION_FUN",
                  "ACTIVATION_INPLACE",
                  "SCALING_TYPE",
                  "SCALING_FACTOR")),
          Map.entry(
              "ANYNET",
              List.of(
                  "STEM_TYPE",
                  "STEM_W",
                  "BLOCK_TYPE",
                  "DEPTHS",
                  "WIDTHS",
                  "STRIDES",
                  "BOT_MULS",
                  "GROUP_WS",
                  "HEAD_W",
                  "SE_ON",
                  "SE_R")),
          Map.entry(
              "REGNET",
              List.of(
                  "STEM_TYPE",
                  "STEM_W",
                  "BLOCK_TYPE",
                  "STRIDE",
                  "SE_ON",
                  "SE_R",
                  "DEPTH",
                  "W0",
                  "WA",
                  "WM",
                  "GROUP_W",
                  "BOT_MUL",
                  "HEAD_W")),
          Map.entry(
              "BN",
              List.of(
                  "EPS",
                  "MOM",
                  "USE_PRECISE_STATS",
                  "NUM_SAMPLES_PRECISE",
                  "ZERO_INIT_FINAL_GAMMA",
                  "USE_CUSTOM_WEIGHT_DECAY",
                  "CUSTOM_WEIGHT_DECAY")),
          Map.entry(
              "OPTIM",
              List.of(
                  "BASE_LR",
                  "LR_POLICY",
                  "GAMMA",
                  "STEPS",
                  "LR_MULT",
                  "MAX_EPOCH",
                  "MOMENTUM",
                  "DAMPENING",
                  "NESTEROV",
                  "WEIGHT_DECAY",
                  "WARMUP_FACTOR",
                  "WARMUP_EPOCHS",
                  "MIN_LR",
                  "EMA_ALPHA",
                  "EMA_UPDATE_PERIOD")),
          Map.entry(
              "TRAIN",
              List.of(
                  "DATASET",
                  "SPLIT",
                  "BATCH_SIZE",
                  "IM_SIZE",
                  "EVAL_PERIOD",
                  "CHECKPOINT_PERIOD",
                  "AUTO_RESUME",
                  "WEIGHTS",
                  "MIXED_PRECISION",
                  "LABEL_SMOOTHING",
                  "MIXUP_ALPHA",
                  "AUGMENT")));

  private PyclsFields() {}

  /** The paths of fields that pycls does not have. */
  static List<String> unknown(JsonNode sweep) {
    List<String> found = new ArrayList<>();
    addUnknown(found, "", sweep, OF_SWEEP);
    addUnknownOfNetwork(found, "SETUP.BASE_CFG.", sweep.path("SETUP").path("BASE_CFG"));
    return found;
  }

  /** The paths of fields of a network's configuration that pycls does not have. */
  static List<String> unknownOfNetwork(JsonNode configuration) {
    List<String> found = new ArrayList<>();
    addUnknownOfNetwork(found, "", configuration);
    return found;
  }

  private static void addUnknownOfNetwork(List<String> found, String path, JsonNode configuration) {
    addUnknown(found, path, configuration, OF_BASE);
    BY_SECTION.forEach(
        (section, known) ->
            addUnknown(found, path + section + ".", configuration.path(section), known));
  }

  private static void addUnknown(
      List<String> found, String path, JsonNode section, List<String> known) {
    section
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field)) {
                found.add(path + field);
              }
            });
  }
}
