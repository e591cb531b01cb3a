package io.netspace.model.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.LinearRule;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.sampling.distribution.SettingDistribution;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.space.ValueSet;
import io.netspace.model.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FlopsCalculatorTest {
  private static final ImageShape IMAGES = new ImageShape(3, 224, 224);
  private static final ImageShape ODD_IMAGES = new ImageShape(1, 45, 70);

  static Stream<Arguments> spaces() {
    DesignSpace pooled =
        KnownSpaces.anyNetXA(new Stem(StemType.RESNET, 64), List.of(1, 2, 2, 2), 8, 512);
    return KnownSpaces.allNames().stream()
        .flatMap(
            name ->
                Stream.of(
                    Arguments.of(KnownSpaces.named(name), IMAGES, 1000),
                    Arguments.of(KnownSpaces.named(name, pooled), ODD_IMAGES, 10)));
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void theFlopsOfADrawAreThoseOfItsNetwork(DesignSpace space, ImageShape images, int classes) {
    // Given
    SettingDistribution distribution = new SettingDistribution(space);
    FlopsCalculator count = new FlopsCalculator(space, distribution, images, classes);
    int[] drawn = new int[distribution.indexCount()];

    // When
    List<Long> counted = new ArrayList<>();
    List<Long> ofNetworks = new ArrayList<>();
    Seeds.seeds()
        .forEach(
            seed -> {
              RandomGenerator random = Seeds.random(seed);
              for (int i = 0; i < 20; i++) {
                distribution.draw(random, drawn);
                counted.add(count.flops(drawn));
                ofNetworks.add(flops(space, distribution.setting(drawn), images, classes));
              }
            });

    // Then
    assertThat(counted).isEqualTo(ofNetworks);
  }

  private static long flops(
      DesignSpace space, ParameterSetting setting, ImageShape images, int classes) {
    return space
        .expand(setting, images, classes)
        .map(network -> Complexity.of(network).flops())
        .orElse(FlopsCalculator.NO_NETWORK);
  }

  @Test
  void aBottleneckOfNoChannelsIsNoNetwork() {
    // Given
    DesignSpace inverted = KnownSpaces.named("AnyNetMB_B");
    DesignSpace narrow =
        new DesignSpace(
            "narrow",
            inverted.block(),
            new Stem(StemType.SIMPLE, 2),
            List.of(2),
            List.of(
                ValueSet.of(Parameter.DEPTH, 1),
                ValueSet.of(Parameter.WIDTH, 8),
                ValueSet.of(Parameter.BOTTLENECK_RATIO, 4)),
            List.of());
    SettingDistribution distribution = new SettingDistribution(narrow);
    int[] drawn = new int[distribution.indexCount()];
    distribution.draw(Seeds.random(1), drawn);

    // When
    long flops = new FlopsCalculator(narrow, distribution, IMAGES, 10).flops(drawn);

    // Then
    assertThat(flops).isEqualTo(FlopsCalculator.NO_NETWORK);
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void theStagesOfADrawAreThoseOfTheRule(long seed) {
    // Given
    RandomGenerator random = Seeds.random(seed);
    double[] ratios =
        IntStream.range(0, 50).mapToDouble(_ -> 1.1 + 3 * random.nextDouble()).toArray();
    List<String> found = new ArrayList<>();
    List<String> ruled = new ArrayList<>();

    // When
    for (int i = 0; i < 2000; i++) {
      int stages = 1 + random.nextInt(6);
      int ratio = random.nextInt(ratios.length);
      double w0 = 8 * (1 + random.nextInt(32));
      double wa = random.nextInt(8) == 0 ? 0 : 256 * random.nextDouble();
      int depth = 1 + random.nextInt(64);
      found.add(stages(new LinearStages(ratios, stages), w0, wa, ratio, depth, stages));
      ruled.add(stages(LinearRule.of(w0, wa, ratios[ratio], depth), stages));
    }

    // Then
    assertThat(found).isEqualTo(ruled);
  }

  /** A width is exactly w0 · wm^(k − ½), so that the rule's own rounding decides. */
  @ParameterizedTest
  @CsvSource({"8, 8, 2.5, 16, 4", "8, 8, 4, 16, 3", "16, 16, 4, 20, 3", "8, 8, 2.25, 12, 4"})
  void tiesOfTheRuleFallTheSameWay(double w0, double wa, double wm, int depth, int stages) {
    assertThat(stages(new LinearStages(new double[] {wm}, stages), w0, wa, 0, depth, stages))
        .isEqualTo(stages(LinearRule.of(w0, wa, wm, depth), stages));
  }

  private static String stages(
      LinearStages rule, double w0, double wa, int ratio, int depth, int stages) {
    StringBuilder text = new StringBuilder();
    if (rule.apply(w0, wa, ratio, depth)) {
      for (int i = 0; i < stages; i++) {
        text.append(rule.depth(i)).append('x').append(rule.width(i)).append(' ');
      }
    }
    return text.toString();
  }

  private static String stages(LinearRule rule, int stages) {
    StringBuilder text = new StringBuilder();
    if (rule.hasStages(stages)) {
      for (int i = 0; i < stages; i++) {
        text.append(rule.depths().get(i)).append('x').append(rule.widths().get(i)).append(' ');
      }
    }
    return text.toString();
  }
}
