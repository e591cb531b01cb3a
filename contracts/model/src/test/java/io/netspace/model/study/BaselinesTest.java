package io.netspace.model.study;

import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.network.Zoo;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.testing.StudyFixture;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BaselinesTest {
  private static final Stem SMALL = new Stem(StemType.SMALL_IMAGE, 16);
  private static final Window TEN_MILLION = new Window(9_500_000, 10_500_000);
  private static final Window PAPER = new Window(360_000_000, 400_000_000);

  static List<String> names() {
    return Zoo.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyPublishedNetworkFitsAStudyOfSmallImages(String name) {
    // Given
    Study study = study(List.of(1, 2, 2, 2), TEN_MILLION, null, name);

    // When
    Baselines baselines = Baselines.of(study);

    // Then
    assertThat(baselines.misfits()).isEmpty();
    Architecture network = baselines.networks().getFirst().architecture();
    assertThat(TEN_MILLION.contains(Complexity.of(network).flops())).isTrue();
    assertThat(network.stem().type()).isEqualTo(StemType.SMALL_IMAGE);
    assertThat(network.input()).isEqualTo(study.dataSet().input());
    assertThat(network.classes()).isEqualTo(study.dataSet().classes());
    assertThat(strides(network).stream().reduce(1, (a, b) -> a * b)).isLessThanOrEqualTo(8);
    assertThat(baselines).isEqualTo(Baselines.of(study));
  }

  @ParameterizedTest(name = "{0} on {1} gets {2}")
  @CsvSource({
    "ResNet-50, 1 2 2 2, 1 2 2 2",
    "ResNet-50, 1 2 2, 1 1 2 2",
    "ResNet-50, 1 1, 1 1 1 1",
    "RegNetX-400MF, 2 2 2 2, 2 2 2 2",
    "RegNetX-400MF, 1 2 2, 1 1 2 2",
    "MobileNetV2-1.0, 1 2 2 2, 1 1 2 2 1 2 1",
    "ResNet-56, 2 2 2 2, 1 2 2"
  })
  void firstStagesGiveUpTheirStrideUntilTheyReduceNoFurtherThanTheSpace(
      String name, String ofSpace, String ofNetwork) {
    Study study = study(numbers(ofSpace), new Window(1, 40_000_000), null, name);

    List<Baseline> networks = Baselines.of(study).networks();

    assertThat(networks)
        .singleElement()
        .satisfies(
            baseline -> assertThat(strides(baseline.architecture())).isEqualTo(numbers(ofNetwork)));
  }

  @Test
  void whatFitsAsItWasPublishedStaysSo() {
    // Given
    ImageShape images = new ImageShape(3, 224, 224);
    Study study =
        aStudy()
            .on(new GeneratedImages(images, 10, 1, 1))
            .under(new Regime(PAPER, 10, 128, 1280, 100, Recipe.DEFAULT))
            .startingFrom(KnownSpaces.anyNetXA())
            .with(baselines("RegNetX-400MF"))
            .study();

    // When
    Baselines baselines = Baselines.of(study);

    // Then
    assertThat(baselines.networks())
        .containsExactly(new Baseline("RegNetX-400MF", Zoo.named("RegNetX-400MF").on(images, 10)));
  }

  @Test
  void theyComeInTheOrderOfTheirNamesEachUnderItsFullName() {
    Study study = study(List.of(1, 2, 2, 2), TEN_MILLION, null, "resnet50", "X-50", "EN-B0");

    assertThat(Baselines.of(study).networks())
        .extracting(Baseline::name)
        .containsExactly("ResNet-50", "ResNeXt-50", "EfficientNet-B0");
  }

  @Test
  void anUnknownNameIsAMisfitAndTheOthersFit() {
    // Given
    Study study = study(List.of(1, 2, 2, 2), TEN_MILLION, null, "ResNet-50", "ResNet-51");

    // When
    Baselines baselines = Baselines.of(study);

    // Then
    assertThat(baselines.networks()).extracting(Baseline::name).containsExactly("ResNet-50");
    assertThat(baselines.misfits())
        .extracting(Baselines.Misfit::sentence)
        .containsExactly("baselines[1] (ResNet-51) is not known; write ResNet-50 instead.");
  }

  @Test
  void aWindowThatNoWidthAndDepthReachesIsSaid() {
    Study study = study(List.of(1, 2, 2, 2), new Window(1, 1000), null, "ResNet-152");

    assertThat(Baselines.of(study).misfits())
        .singleElement()
        .extracting(Baselines.Misfit::sentence)
        .asString()
        .matches(
            "baselines\\[0] \\(ResNet-152\\) cannot be made to fit: regime.flops \\(1 to 1000\\) has"
                + " no network of this kind on 3x32x32; the nearest has \\d+\\. Maybe widen the"
                + " window\\.");
  }

  @Test
  void aNetworkThatTakesMoreMemoryThanTheRegimeAllowsIsAMisfit() {
    Study study = study(List.of(1, 2, 2, 2), TEN_MILLION, 1_000_000L, "ResNet-50");

    assertThat(Baselines.of(study).misfits())
        .singleElement()
        .extracting(Baselines.Misfit::sentence)
        .asString()
        .matches(
            "baselines\\[0] \\(ResNet-50\\) takes \\d+ bytes to train, more than regime.memory"
                + " \\(1000000\\); leave it out, or allow more\\.");
  }

  @Test
  void aStudyThatNamesNoneHasNone() {
    assertThat(Baselines.of(aStudy().study())).isEqualTo(new Baselines(List.of(), List.of()));
  }

  private static Study study(
      List<Integer> strides, Window flops, Long maxMemoryBytes, String... names) {
    return fixture(strides, new Regime(flops, 5, 64, 640, 100, Recipe.DEFAULT, maxMemoryBytes))
        .with(baselines(names))
        .study();
  }

  private static StudyFixture fixture(List<Integer> strides, Regime regime) {
    return aStudy()
        .on(new GeneratedImages(new ImageShape(3, 32, 32), 10, 1, 1))
        .under(regime)
        .startingFrom(KnownSpaces.anyNetXA(SMALL, strides, 6, 128));
  }

  private static StudyOptions baselines(String... names) {
    return new StudyOptions(null, null, null, null, null, List.of(names));
  }

  private static List<Integer> strides(Architecture network) {
    return network.stages().stream().map(Stage::stride).toList();
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
  }
}
