package io.netspace.model.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceDifferenceTest {

  @Test
  void equalSpacesDoNotDiffer() {
    assertThat(KnownSpaces.anyNetXA().differenceTo(KnownSpaces.named("AnyNetX_A"))).isEmpty();
  }

  @Test
  void whatANarrowerSpaceDemandsIsSaid() {
    assertThat(KnownSpaces.named("AnyNetX_D").differenceTo(KnownSpaces.named("AnyNetX_B")))
        .containsExactly(
            "all stages share one group width", "widths never shrink from stage to stage");
  }

  @Test
  void whatAWiderSpaceLetsGoIsSaid() {
    assertThat(KnownSpaces.named("AnyNetX_C").differenceTo(KnownSpaces.named("AnyNetX_D")))
        .containsExactly("no longer: widths never shrink from stage to stage");
  }

  @Test
  void blocksStemsStridesAndRangesAreCompared() {
    // Given
    DesignSpace other =
        KnownSpaces.named(
            "AnyNetV_A",
            KnownSpaces.anyNetXA(new Stem(StemType.SMALL_IMAGE, 16), List.of(1, 2), 6, 1024));

    // Then
    assertThat(other.differenceTo(KnownSpaces.anyNetXA()))
        .containsExactly(
            "blocks are V, not X",
            "the stem is SMALL_IMAGE of 16 channels, not SIMPLE of 32 channels",
            "the strides are [1, 2], not [2, 2, 2, 2]",
            "the depth is 1 to 6 in steps of 1, log uniform, not 1 to 16 in steps of 1, log uniform",
            "the bottleneck ratio is not open any more (it was 1 or 2 or 4)",
            "the group width is not open any more (it was 1 or 2 or 4 or 8 or 16 or 32)");
    assertThat(KnownSpaces.named("RegNetY").differenceTo(KnownSpaces.named("RegNetX")))
        .containsExactly("all stages share one squeeze ratio", "the squeeze ratio is open: 0.25");
  }
}
