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

  private void recipe(ObjectNode recipe, Section optim) {
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
