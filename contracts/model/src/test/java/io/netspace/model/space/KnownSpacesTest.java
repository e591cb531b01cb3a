package io.netspace.model.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.Measure;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.network.Zoo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KnownSpacesTest {
  static List<String> allNames() {
    return KnownSpaces.allNames();
  }

  @ParameterizedTest
  @MethodSource("allNames")
  void everySpaceHasItsNameAndSettings(String name) {
    // When
    DesignSpace space = KnownSpaces.named(name);

    // Then
    assertThat(space.name()).isEqualTo(name);
    assertThat(space.size().settings()).isPositive();
    assertThat(space.stages()).isEqualTo(name.endsWith("-5") ? 5 : 4);
  }

  @ParameterizedTest
  @MethodSource("allNames")
  void everySpaceIsReachedOnASmallBaseToo(String name) {
    // Given
    DesignSpace base =
        KnownSpaces.anyNetXA(new Stem(StemType.SMALL_IMAGE, 8), List.of(1, 2, 2), 6, 128);

    // When
    DesignSpace space = KnownSpaces.named(name, base);

    // Then
    assertThat(space.stem()).isEqualTo(base.stem());
    assertThat(space.stages()).isEqualTo(name.endsWith("-5") ? 4 : 3);
  }

  @Test
  void squeezeAndExcitationIsAQuarterInY() {
    // When
    DesignSpace space = KnownSpaces.named("RegNetY");

    // Then
    assertThat(space.block()).isEqualTo(BlockType.X);
    assertThat(space.range(Parameter.SE_RATIO)).contains(ValueSet.of(Parameter.SE_RATIO, 0.25));
  }

  @Test
  void rHasNoGroupsAndVNoBottleneck() {
    assertThat(KnownSpaces.named("AnyNetR_A").range(Parameter.GROUP_WIDTH)).isEmpty();
    assertThat(KnownSpaces.named("AnyNetR_A").range(Parameter.BOTTLENECK_RATIO)).isPresent();
    assertThat(KnownSpaces.named("RegNetV").range(Parameter.BOTTLENECK_RATIO)).isEmpty();
    assertThat(KnownSpaces.named("AnyNetVR_E").block()).isEqualTo(BlockType.VR);
  }

  @Test
  void theConstrainedRegNetXIsThatOfTheAnalysis() {
    // When
    DesignSpace space = KnownSpaces.named("RegNetX_constrained");

    // Then
    assertThat(space.constraints())
        .contains(
            new Within(Parameter.NETWORK_DEPTH, 12.0, 28.0),
            new Fixed(Parameter.BOTTLENECK_RATIO, 1),
            new Within(Parameter.WM, 2.0, null),
            new RegimeCaps());
  }

  @ParameterizedTest
  @CsvSource({
    "AnyNetX_A-5, AnyNetX_B-5",
    "AnyNetY_A, AnyNetY_B",
    "AnyNetR_A, AnyNetR_B",
    "RegNetX_constrained, RegNetX_constrained"
  })
  void aStepOfTheLadderKeepsFamilyAndVariant(String name, String narrower) {
    assertThat(KnownSpaces.named(name).with(new Shared(Parameter.BOTTLENECK_RATIO)).name())
        .isEqualTo(narrower);
  }

  @Test
  void aSpaceOfAPersonKeepsItsNameWithWhatIsAdded() {
    // Given
    DesignSpace mine = KnownSpaces.named("RegNetX").named("mine");

    // When
    DesignSpace narrower =
        mine.with(new Equal(Parameter.W0, Parameter.WA))
            .with(new Within(Parameter.WM, 2.0, null))
            .with(new ComplexityWithin(Measure.FLOPS, null, 400_000_000L));

    // Then
    assertThat(narrower.name()).isEqualTo("mine+w0-equals-wa+wm-from-2+flops-to-400000000");
  }

  @Test
  void everyPublishedRegNetXIsWithinTheCaps() {
    assertThat(Zoo.names().stream().filter(name -> name.startsWith("RegNetX-")))
        .isNotEmpty()
        .allSatisfy(
            name -> assertThat(new RegimeCaps().allows(Complexity.of(Zoo.named(name)))).isTrue());
  }

  @Test
  void unknownNamesAndVariantsAreRefused() {
    assertThatThrownBy(() -> KnownSpaces.named("AnyNetV_B"))
        .hasMessageStartingWith("space (AnyNetV_B) is not known; choose one of AnyNetX_A, ");
    assertThatThrownBy(() -> KnownSpaces.named("Other-5"))
        .hasMessageStartingWith("space (Other-5) is not known; ");
  }
}
