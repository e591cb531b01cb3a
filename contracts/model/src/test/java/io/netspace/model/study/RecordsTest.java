package io.netspace.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.CompatibleWidths;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.Claim;
import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.LinearWidths;
import io.netspace.model.space.NonDecreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.Refinement;
import io.netspace.model.space.Shared;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import io.netspace.model.statistics.Interval;
import io.netspace.model.testing.Fixtures;
import io.netspace.model.training.Augmentation;
import io.netspace.model.training.EpochResult;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.model.training.TrainingRun;
import io.netspace.model.training.WeightAverage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The values that records refuse, and the messages. */
class RecordsTest {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final Window FLOPS = new Window(1, 1000);

  private static Arguments refused(String sentence, ThrowingCallable value) {
    return arguments(sentence, value);
  }

  static Stream<Arguments> refusedValues() {
    return Stream.of(
        refused("channels (0) must be 1 to 64.", () -> new ImageShape(0, 32, 32)),
        refused("height (1025) must be 1 to 1024 pixels.", () -> new ImageShape(3, 1025, 32)),
        refused("width (0) must be 1 to 1024 pixels.", () -> new ImageShape(3, 32, 0)),
        refused(
            "input (3,32,32) must look like 3x32x32: channels, height, width.",
            () -> ImageShape.parse("3,32,32")),
        refused("stem width (0) must be 1 to 4096 channels.", () -> new Stem(StemType.SIMPLE, 0)),
        refused("depth (0) must be 1 block or more.", () -> stage(0, 8, 1, 1, 8)),
        refused("width (0) must be 1 channel or more.", () -> stage(1, 0, 1, 1, 8)),
        refused("stride (9) must be 1 to 8.", () -> stage(1, 8, 9, 1, 8)),
        refused("bottleneckRatio (0.0) must be above 0.", () -> stage(1, 8, 1, 0, 8)),
        refused("groupWidth (0) must be 1 channel or more.", () -> stage(1, 8, 1, 1, 0)),
        refused(
            "groupWidth (24) must divide the bottleneck width (50) of a stage of width 100.",
            () -> stage(1, 100, 1, 2, 24)),
        refused(
            "bottleneckRatio (2.0) must be 1 in V, which has no bottleneck.",
            () -> new Stage(BlockType.V, 1, 8, 1, 2, 8)),
        refused(
            "groupWidth (4) must be the width (8) in BASIC, which has no groups.",
            () -> new Stage(BlockType.BASIC, 1, 8, 1, 1, 4)),
        refused(
            "groupWidth (2) must be 1 in MBCONV, which is depthwise.",
            () -> new Stage(BlockType.MBCONV, 1, 8, 1, 1, 2)),
        refused("expansion (0.0) must be above 0.", () -> Stage.mbConv(1, 8, 1, 0, 3, null)),
        refused(
            "seRatio (1.5) must be above 0, at most 1, or left out for no squeeze-and-excitation.",
            () -> stage(1, 8, 1, 1, 8).withSqueeze(1.5)),
        refused(
            "seRatio (0.25) must be left out in VANILLA: only blocks with a bottleneck squeeze.",
            () -> Stage.full(BlockType.VANILLA, 1, 8, 1).withSqueeze(0.25)),
        refused(
            "kernel (4) must be odd, 1 to 15.",
            () -> new Stage(BlockType.X, 1, 8, 1, 1, 8, null, 4)),
        refused(
            "bottleneckRatio (20.0) must leave 1 channel or more of an input of 16.",
            () ->
                new Architecture(
                    SHAPE,
                    new Stem(StemType.SIMPLE, 16),
                    List.of(Stage.mbConv(1, 24, 1, 0.05, 3, null)),
                    10)),
        refused(
            "headWidth (-1) must be 1 channel or more.",
            () ->
                new Architecture(
                    SHAPE,
                    new Stem(StemType.SIMPLE, 8),
                    List.of(stage(1, 8, 1, 1, 8)),
                    10,
                    -1,
                    null)),
        refused(
            "bottleneckRatio (0.4) below 1 must be 1 over a whole number.",
            () -> CompatibleWidths.of(40, 0.4, 8)),
        refused(
            "stages ([]) must hold one stage or more.",
            () -> new Architecture(SHAPE, new Stem(StemType.SIMPLE, 8), List.of(), 10)),
        refused("classes (1) must be 2 or more.", () -> network(SHAPE, 1)),
        refused("low (-1) must be 0 or more.", () -> new Window(-1, 5)),
        refused("high (4) must not be below low (5).", () -> new Window(5, 4)),
        refused("low (1.0) must not be above high (0.0).", () -> new Interval(1, 0)),
        refused("depth step (0.0) must be above 0.", () -> range(1, 4, 0)),
        refused("depth low (0.0) must be above 0 and not above high (4.0).", () -> range(0, 4, 1)),
        refused("depth low (5.0) must be above 0 and not above high (4.0).", () -> range(5, 4, 1)),
        refused(
            "depth step (1.0E-6) must give fewer than a million values.", () -> range(1, 4, 1e-6)),
        refused("wm values ([]) must hold one value or more.", () -> ValueSet.of(Parameter.WM)),
        refused("wm values ([0.0, 2.0]) must be above 0.", () -> ValueSet.of(Parameter.WM, 2, 0)),
        refused("parameter (w0) must be one that each stage has.", () -> new Shared(Parameter.W0)),
        refused(
            "parameter (wm) must be one that each stage has.",
            () -> new NonDecreasing(Parameter.WM)),
        refused(
            "classes (11) must be 2 to 10 for generated images.",
            () -> new GeneratedImages(SHAPE, 11, 1, 1)),
        refused("difficulty (5.0) must be 0 to 4.", () -> new GeneratedImages(SHAPE, 10, 5, 1)),
        refused(
            "path ( ) must name a folder that holds train/<class>/ images.",
            () -> new ImageFolder(" ", SHAPE, 10)),
        refused("classes (1) must be 2 to 10000.", () -> new ImageFolder("/images", SHAPE, 1)),
        refused("flops (0) must allow more than 0 multiply-adds.", () -> regime(new Window(0, 0))),
        refused("epochs (0) must be 1 to 10000.", () -> regime(0, 64, 640, 100)),
        refused("batchSize (1) must be 2 to 4096 images.", () -> regime(5, 1, 640, 100)),
        refused("trainImages (32) must be at least one batch (64).", () -> regime(5, 64, 32, 100)),
        refused("validationImages (9) must be 10 or more.", () -> regime(5, 64, 640, 9)),
        refused(
            "maxMemoryBytes (0) must be above 0 bytes.",
            () -> new Regime(FLOPS, 5, 64, 640, 100, Recipe.DEFAULT, 0L)),
        refused("learningRate (0.0) must be above 0, at most 10.", () -> new Recipe(0, 0.9, 0, 0)),
        refused("momentum (1.0) must be in [0, 1).", () -> new Recipe(0.1, 1, 0, 0)),
        refused("weightDecay (-0.1) must be in [0, 1).", () -> new Recipe(0.1, 0.9, -0.1, 0)),
        refused("normDecay (1.0) must be in [0, 1).", () -> new Recipe(0.1, 0.9, 0, 1)),
        refused("warmupEpochs (-1) must be 0 epochs or more.", () -> extras(-1, null, null)),
        refused("labelSmoothing (1.0) must be in [0, 1).", () -> extras(null, 1.0, null)),
        refused("preciseNormImages (-1) must be 0 images or more.", () -> extras(null, null, -1)),
        refused(
            "warmupEpochs (5) must be below the epochs (5).",
            () -> new Regime(FLOPS, 5, 64, 640, 100, extras(5, null, null))),
        refused(
            "preciseNormImages (63) must be at least one batch (64), at most trainImages (640).",
            () -> new Regime(FLOPS, 5, 64, 640, 100, extras(null, null, 63))),
        refused("alpha (0.0) must be above 0, at most 1.", () -> new WeightAverage(0, 1)),
        refused("period (0) must be 1 to 100000 steps.", () -> new WeightAverage(1, 0)),
        refused("cropPadding (-1) must be 0 to 64 pixels.", () -> new Augmentation(false, -1, 0)),
        refused(
            "minimumArea (-0.1) must be above 0, at most 1, or 0 for no random crop.",
            () -> new Augmentation(false, 0, -0.1)),
        refused("models (1) must be 2 to 50000 pairs a comparison.", () -> models(1)),
        refused("margin (0.0) must be above 0, at most 100 points.", () -> margin(0)),
        refused("confidence (0.5) must be above 0.5 and below 1.", () -> confidence(0.5)),
        refused(
            "studyId (a b) must be 1 to 128 letters, digits, dots, dashes or underscores.",
            () -> new StudyId("a b")),
        refused(
            "candidateId () must be 1 to 128 letters, digits, dots, dashes or underscores.",
            () -> new CandidateId("")),
        refused(
            "populationId (-a) must be 1 to 128 letters, digits, dots, dashes or underscores.",
            () -> new PopulationId("-a")),
        refused(
            "refinementId (a/b) must be 1 to 128 letters, digits, dots, dashes or underscores.",
            () -> new RefinementId("a/b")),
        refused(
            "refinement (a b) must be 1 to 128 letters, digits, dots, dashes or underscores.",
            () -> new Refinement("a b", Claim.IMPROVEMENT, "", new LinearWidths())),
        refused(
            "revision (-1) must be 0 or more.",
            () -> Population.of(Fixtures.STUDY, -1, Purpose.EXPLORE)),
        refused(
            "revision (-1) must be 0 or more.",
            () -> new Revision(-1, null, null, KnownSpaces.anyNetXA())),
        refused(
            "parent (0) must come with a refinement, or neither.",
            () -> new Revision(1, 0, null, KnownSpaces.anyNetXA())),
        refused(
            "replicates (0) must be 1 to 16 trainings a network.",
            () -> Fixtures.aStudy().withReplicates(0)),
        refused(
            "replicates (17) must be 1 to 16 trainings a network.",
            () -> Fixtures.aStudy().withReplicates(17)),
        refused("index (-1) must be 0 or more.", () -> Fixtures.aCandidate().at(-1).candidate()),
        refused(
            "replicate (-1) must be 0 or more.",
            () -> Fixtures.aCandidate().repeatedAs(-1).candidate()),
        refused(
            "errorPercent (100.5) must be in [0, 100].",
            () -> Fixtures.aCandidate().thatTrainedTo(100.5)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedValues")
  void aValueOutOfItsRangeIsRefusedInOneSentence(String sentence, ThrowingCallable value) {
    assertThatThrownBy(value).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
  }

  @Test
  void aListIsCopied() {
    // Given
    List<EpochResult> curve = new ArrayList<>();
    TrainingRun run = new TrainingRun(curve, 1, 1, 1, "trainer", "cpu", "engine");

    // When
    curve.add(new EpochResult(1, 0.1, 2, 50, 1));

    // Then
    assertThat(run.curve()).isEmpty();
  }

  private static Stage stage(int depth, int width, int stride, double ratio, int groupWidth) {
    return new Stage(BlockType.X, depth, width, stride, ratio, groupWidth);
  }

  private static Architecture network(ImageShape input, int classes) {
    return new Architecture(
        input, new Stem(StemType.SIMPLE, 8), List.of(stage(1, 8, 2, 1, 8)), classes);
  }

  private static SteppedRange range(double low, double high, double step) {
    return new SteppedRange(Parameter.DEPTH, low, high, step, GridDistribution.UNIFORM);
  }

  private static Recipe extras(
      @Nullable Integer warmup, @Nullable Double smoothing, @Nullable Integer precise) {
    return new Recipe(0.1, 0.9, 0, 0, null, warmup, smoothing, null, null, precise, null);
  }

  private static Regime regime(Window flops) {
    return new Regime(flops, 5, 64, 640, 100, Recipe.DEFAULT);
  }

  private static Regime regime(int epochs, int batchSize, int train, int validation) {
    return new Regime(FLOPS, epochs, batchSize, train, validation, Recipe.DEFAULT);
  }

  private static Study models(int models) {
    return Fixtures.aStudy().withModels(models).study();
  }

  private static Study margin(double margin) {
    return Fixtures.aStudy().withMargin(margin).study();
  }

  private static Study confidence(double confidence) {
    return Fixtures.aStudy().withConfidence(confidence).study();
  }
}
