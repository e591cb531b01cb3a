package io.netspace.model.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Equal;
import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.LinearWidths;
import io.netspace.model.space.NonDecreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.space.Shared;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import io.netspace.model.testing.TestSpaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkCountEstimateTest {
  private static final ImageShape IMAGES = new ImageShape(3, 32, 32);
  private static final Window WINDOW = new Window(100_000, 1_000_000);

  /** Estimates stay within five standard errors. */
  private static final double ERRORS = 5;

  private static final DesignSpace SMALL =
      new DesignSpace(
          "small",
          BlockType.X,
          new Stem(StemType.SIMPLE, 8),
          List.of(2, 2),
          List.of(
              new SteppedRange(Parameter.DEPTH, 1, 3, 1, GridDistribution.LOG_UNIFORM),
              new SteppedRange(Parameter.WIDTH, 8, 48, 8, GridDistribution.LOG_UNIFORM),
              ValueSet.of(Parameter.BOTTLENECK_RATIO, 1, 2),
              ValueSet.of(Parameter.GROUP_WIDTH, 8, 16, 32)),
          List.of(new Shared(Parameter.GROUP_WIDTH), new NonDecreasing(Parameter.WIDTH)));

  private static final DesignSpace LINEAR =
      new DesignSpace(
          "linear",
          BlockType.X,
          new Stem(StemType.SIMPLE, 8),
          List.of(2, 2),
          List.of(
              new SteppedRange(Parameter.NETWORK_DEPTH, 2, 5, 1, GridDistribution.UNIFORM),
              new SteppedRange(Parameter.W0, 8, 32, 8, GridDistribution.LOG_UNIFORM),
              new SteppedRange(Parameter.WA, 8, 40, 4, GridDistribution.LOG_UNIFORM),
              new SteppedRange(Parameter.WM, 1.5, 3, 0.25, GridDistribution.LOG_UNIFORM),
              ValueSet.of(Parameter.GROUP_WIDTH, 8, 16)),
          List.of(new Shared(Parameter.GROUP_WIDTH), new LinearWidths()));

  static List<DesignSpace> spaces() {
    return List.of(SMALL, LINEAR, LINEAR.with(new Equal(Parameter.W0, Parameter.WA)));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void theSettingsOfANetworkAreThoseOfEnumeration(DesignSpace space) {
    // Given
    Map<Architecture, Long> byShape = new HashMap<>();
    Map<String, Long> settings = new HashMap<>();
    for (ParameterSetting setting : enumerated(space)) {
      space
          .expand(setting, IMAGES, 10)
          .ifPresent(
              network -> {
                byShape.put(network, 0L);
                settings.merge(network.canonicalHash(), 1L, Long::sum);
              });
    }

    // Then
    assertThat(byShape.keySet())
        .isNotEmpty()
        .allSatisfy(
            network ->
                assertThat(space.settingsOf(network))
                    .isEqualTo(settings.get(network.canonicalHash())));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void theEstimateIsWithinItsErrorsOfTheCount(DesignSpace space) {
    // Given
    Map<String, Integer> inWindow = new HashMap<>();
    for (ParameterSetting setting : enumerated(space)) {
      space
          .expand(setting, IMAGES, 10)
          .filter(network -> WINDOW.contains(Complexity.of(network).flops()))
          .ifPresent(network -> inWindow.merge(network.canonicalHash(), 1, Integer::sum));
    }
    double settings = inWindow.values().stream().mapToInt(Integer::intValue).sum();

    // When
    NetworkCountEstimate count =
        NetworkCountEstimate.estimate(space, IMAGES, 10, WINDOW, 1, 20_000);

    // Then
    assertThat(count.settings()).isCloseTo(settings, within(ERRORS * count.settingsError()));
    assertThat((double) inWindow.size())
        .isCloseTo(count.networks(), within(ERRORS * count.networksError()));
    assertThat(count.summary()).startsWith("about ").contains("distinct networks");
  }

  @Test
  void aWindowOfNothingHoldsNothing() {
    // When
    NetworkCountEstimate count =
        NetworkCountEstimate.estimate(
            KnownSpaces.anyNetXA(), IMAGES, 10, TestSpaces.UNSATISFIABLE_WINDOW, 1, 1000);

    // Then
    assertThat(count.networks()).isZero();
    assertThat(count.summary()).isEqualTo("none met in 1,000 draws");
  }

  /** Every setting that satisfies the constraints on parameters. */
  private static List<ParameterSetting> enumerated(DesignSpace space) {
    List<Map<Parameter, List<Double>>> all = List.of(Map.of());
    for (var range : space.ranges()) {
      List<List<Double>> vectors = List.of(List.of());
      for (int i = 0; i < space.multiplicity(range.parameter()); i++) {
        vectors =
            vectors.stream()
                .flatMap(
                    vector ->
                        range.values().stream()
                            .map(
                                value -> {
                                  List<Double> longer = new ArrayList<>(vector);
                                  longer.add(value);
                                  return longer;
                                }))
                .toList();
      }
      List<List<Double>> ofParameter = vectors;
      all =
          all.stream()
              .flatMap(
                  values ->
                      ofParameter.stream()
                          .map(
                              vector -> {
                                Map<Parameter, List<Double>> more = new HashMap<>(values);
                                more.put(range.parameter(), vector);
                                return more;
                              }))
              .toList();
    }
    return all.stream()
        .map(ParameterSetting::new)
        .filter(setting -> space.violations(setting).isEmpty())
        .toList();
  }
}
