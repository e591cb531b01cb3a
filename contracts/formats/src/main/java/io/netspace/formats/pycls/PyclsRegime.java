package io.netspace.formats.pycls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Converts the data set and the training regime of a sweep of pycls. */
final class PyclsRegime {
  private static final List<String> COSTS = List.of("FLOPS", "PARAMS", "ACTS");

  /** For a high end of 0, none in pycls: the largest number of multiply-adds a study may have. */
  private static final long UNBOUNDED = 999_999_999_999_999L;

  private final Section base;
  private final Section costs;

  private PyclsRegime(Section base, Section costs) {
    this.base = base;
    this.costs = costs;
  }

  static PyclsRegime of(Section setup) {
    Section constraints = setup.section("CONSTRAINTS", List.of("CX", "REGNET"));
    return new PyclsRegime(setup.anySection("BASE_CFG"), constraints.section("CX", COSTS));
  }

  /** Writes {@code dataset} and {@code regime} of a study. */
  void addTo(ObjectNode study) {
    Section train = base.anySection("TRAIN");
    String dataSet = train.word("DATASET", "");
    int pixels = train.whole("IM_SIZE", 224, 1, 1024);
    study
        .putObject("dataset")
        .put("folder", "images/" + (dataSet.isEmpty() ? "train" : dataSet))
        .put("input", "3x" + pixels + "x" + pixels)
        .put(
            "classes",
            base.anySection("MODEL").whole("NUM_CLASSES", 10, 2, PyclsNetwork.MAX_CLASSES));
    Section optim = base.anySection("OPTIM");
    ObjectNode regime = study.putObject("regime");
    costs.require("FLOPS", "a window of multiply-adds, such as [360000000, 400000000]");
    List<Long> window = costs.pair("FLOPS");
    long high = window.getLast() == 0 ? UNBOUNDED : window.getLast();
    regime.putArray("flops").add(window.getFirst()).add(high);
    regime.put("epochs", optim.whole("MAX_EPOCH", 200, 1, 10_000));
    regime.put("batch", train.whole("BATCH_SIZE", 128, 2, 4096));
    images(regime, dataSet);
    recipe(regime.putObject("recipe"), optim);
  }

  /**
   * pycls trains on all images and measures on the test split; netspace holds back a validation
   * set.
   */
  private static void images(ObjectNode regime, String dataSet) {
    int train = dataSet.contains("imagenet") ? 1_231_167 : 45_000;
    int validation = dataSet.contains("imagenet") ? 50_000 : 5_000;
    regime.put("trainImages", train).put("validationImages", validation);
  }

  /** Refuses what a recipe cannot express; each field has the default of pycls. */
  private void refuseOtherTraining(Section optim) {
    Section train = base.anySection("TRAIN");
    Section norm = base.anySection("BN");
    if (!optim.word("LR_POLICY", "cos").equals("cos")) {
      throw optim.fault(
          "LR_POLICY", "must be cos: the learning rate of a study follows half a cosine");
    }
    if (!optim.flag("NESTEROV", true)) {
      throw optim.fault("NESTEROV", "must be True: a study trains with Nesterov momentum");
    }
    requireNumber(optim, "DAMPENING", 0, "a study's momentum has no dampening");
    requireNumber(optim, "WARMUP_FACTOR", 0.1, "a study's warm-up begins at a tenth");
    requireNumber(optim, "MIN_LR", 0, "a study's learning rate falls to 0");
    requireNumber(train, "MIXUP_ALPHA", 0, "a study has no mixup");
    requireNumber(norm, "EPS", 1e-5, "it is fixed in netspace");
    requireNumber(norm, "MOM", 0.1, "it is fixed in netspace");
    if (!train.word("AUGMENT", "").isEmpty()) {
      throw train.fault(
          "AUGMENT",
          "cannot be converted; write '', and regime.recipe.augmentation in a study's document");
    }
  }

  private static void requireNumber(Section section, String field, double only, String reason) {
    double value = section.number(field, only);
    if (value != only) {
      throw section.fault(
          field, "must be %s: %s".formatted(only == 0 ? "0" : Double.toString(only), reason));
    }
  }

  private void recipe(ObjectNode recipe, Section optim) {
    refuseOtherTraining(optim);
    Section norm = base.anySection("BN");
    double decay = optim.number("WEIGHT_DECAY", 5e-4);
    double normDecay =
        norm.flag("USE_CUSTOM_WEIGHT_DECAY", false) ? norm.number("CUSTOM_WEIGHT_DECAY", 0) : decay;
    recipe
        .put("learningRate", optim.number("BASE_LR", 0.1))
        .put("momentum", optim.number("MOMENTUM", 0.9))
        .put("weightDecay", decay)
        .put("normDecay", normDecay)
        .put("warmupEpochs", optim.whole("WARMUP_EPOCHS", 0, 0, 10_000))
        .put("labelSmoothing", base.anySection("TRAIN").number("LABEL_SMOOTHING", 0))
        .put("zeroInitGamma", norm.flag("ZERO_INIT_FINAL_GAMMA", false))
        .put("preciseNormImages", preciseNormImages(norm));
  }

  private static int preciseNormImages(Section norm) {
    return norm.flag("USE_PRECISE_STATS", true)
        ? norm.whole("NUM_SAMPLES_PRECISE", 8192, 1, Integer.MAX_VALUE)
        : 0;
  }
}
