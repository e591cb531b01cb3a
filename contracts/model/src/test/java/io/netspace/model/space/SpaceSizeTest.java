package io.netspace.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.network.BlockType;
import io.netspace.model.network.LinearRule;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceSizeTest {
  /** Relative: the papers give three digits at most. */
  private static final double THREE_DIGITS = 0.005;

  @ParameterizedTest
  @CsvSource({
    "AnyNetX_A, 1846757322198614016",
    "AnyNetX_B, 68398419340689408",
    "AnyNetX_C, 316659348799488",
    "AnyNetX_D, 13821510942720",
    "AnyNetX_E, 817446539520",
    "RegNetX, 137170944"
  })
  void settingsAreCountedExactly(String name, BigInteger settings) {
    assertThat(KnownSpaces.named(name).size().settings()).isEqualTo(settings);
  }

  @ParameterizedTest
  @CsvSource({"AnyNetX_D, 1.32e13", "AnyNetX_E, 5.5e11", "RegNet, 3.02e8"})
  void whatThePapersCountIsShownWhereItDiffers(String name, double published) {
    assertThat(KnownSpaces.published(KnownSpaces.named(name)).orElseThrow() / published)
        .isCloseTo(1, within(THREE_DIGITS));
  }

  @Test
  void withoutOrderThePapersCountIsExact() {
    assertThat(KnownSpaces.published(KnownSpaces.named("AnyNetX_C"))).isEmpty();
  }

  @Test
  void fallingStagesAreAsManyAsRisingOnes() {
    // Given
    DesignSpace any = KnownSpaces.named("AnyNetX_C");

    // When
    BigInteger falling = any.with(new NonIncreasing(Parameter.WIDTH)).size().settings();

    // Then
    assertThat(falling).isEqualTo(any.with(new NonDecreasing(Parameter.WIDTH)).size().settings());
  }

  @Test
  void fixedAndNarrowedParametersCountWhatIsLeft() {
    // Given
    DesignSpace space = KnownSpaces.named("RegNetX");
    BigInteger all = space.size().settings();

    // When
    BigInteger narrowed =
        space
            .with(new Fixed(Parameter.BOTTLENECK_RATIO, 1))
            .with(new Within(Parameter.NETWORK_DEPTH, 12.0, 28.0))
            .size()
            .settings();

    // Then
    assertThat(narrowed.multiply(BigInteger.valueOf(3 * 61)))
        .isEqualTo(all.multiply(BigInteger.valueOf(17)));
  }

  @Test
  void equalParametersCountTheirCommonValuesOnce() {
    // Given
    DesignSpace space = KnownSpaces.named("RegNetX");

    // When
    BigInteger equal = space.with(new Equal(Parameter.W0, Parameter.WA)).size().settings();

    // Then
    assertThat(equal).isEqualTo(BigInteger.valueOf(61L * 32 * 61 * 18));
  }

  @Test
  void orderedVectorsOfASmallSpaceAreThoseOfEnumeration() {
    // Given
    DesignSpace space =
        new DesignSpace(
            "small",
            BlockType.V,
            new Stem(StemType.SIMPLE, 8),
            List.of(2, 2, 2),
            List.of(
                ValueSet.of(Parameter.DEPTH, 1, 2),
                new SteppedRange(Parameter.WIDTH, 8, 40, 8, GridDistribution.UNIFORM)),
            List.of(new NonDecreasing(Parameter.WIDTH)));

    // When
    long vectors = 0;
    for (int a = 0; a < 5; a++) {
      for (int b = a; b < 5; b++) {
        vectors += 5 - b;
      }
    }

    // Then
    assertThat(space.size().settings()).isEqualTo(BigInteger.valueOf(vectors * 8));
  }

  @Test
  void regularSettingsAreThoseOfEnumeration() {
    // Given
    DesignSpace space =
        KnownSpaces.named(
                "RegNetX",
                KnownSpaces.anyNetXA(new Stem(StemType.SIMPLE, 8), List.of(2, 2, 2), 4, 128))
            .with(new Within(Parameter.WM, 2.0, null));

    // When
    long regular = 0;
    for (double w0 : values(space, Parameter.W0)) {
      for (double wa : values(space, Parameter.WA)) {
        for (double wm : values(space, Parameter.WM)) {
          for (double depth : values(space, Parameter.NETWORK_DEPTH)) {
            regular += wm >= 2 && LinearRule.of(w0, wa, wm, (int) depth).hasStages(3) ? 1 : 0;
          }
        }
      }
    }

    // Then
    assertThat(regular).isPositive();
    assertThat(space.regularSettings()).contains(BigInteger.valueOf(regular * 18));
  }

  private static List<Double> values(DesignSpace space, Parameter parameter) {
    return space.range(parameter).orElseThrow().values();
  }

  @Test
  void onlySpacesOfTheRuleOnGridsThatCanBeGoneThroughHaveRegularSettings() {
    assertThat(KnownSpaces.named("AnyNetX_E").regularSettings()).isEmpty();
    assertThat(KnownSpaces.named("RegNet").regularSettings()).isEmpty();
  }

  @Test
  void theLogarithmOfAHugeCountIsFinite() {
    // Given
    SpaceSize huge = new SpaceSize(BigInteger.TEN.pow(400), 1);

    // Then
    assertThat(huge.log10()).isCloseTo(400, within(1e-9));
  }
}
