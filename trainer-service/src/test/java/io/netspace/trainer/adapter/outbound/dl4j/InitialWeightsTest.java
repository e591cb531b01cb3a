package io.netspace.trainer.adapter.outbound.dl4j;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.network;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.ConvNormAct;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {
  private static final BackbonePlan PLAN =
      BackbonePlan.of(network(3, stage(2, 16, 2, 1, 8), stage(1, 24, 1, 1, 8)));
  private static final Recipe OF_SHORTCUTS =
      new Recipe(0.1, 0.9, 0, 0, null, null, null, true, null, null, null);

  @Test
  void allScalesStartAtOne() {
    assertThat(scales(Recipe.DEFAULT)).containsOnly(1);
  }

  @Test
  void onRequestTheLastScalesOfEveryResidualStartAtZero() {
    // When
    float[] scales = scales(OF_SHORTCUTS);

    // Then
    float[] expected = new float[PLAN.normChannels()];
    Arrays.fill(expected, 1);
    for (ConvNormAct last : PLAN.lastConvolutionsOfResiduals()) {
      Arrays.fill(expected, last.normOffset(), last.normOffset() + last.out(), 0);
    }
    assertThat(scales).containsExactly(expected);
    assertThat(PLAN.lastConvolutionsOfResiduals())
        .extracting(ConvNormAct::out)
        .containsExactly(16, 16, 24);
  }

  @Test
  void nothingElseDependsOnThat() {
    // When
    float[] ones = values(Recipe.DEFAULT);
    float[] zeros = values(OF_SHORTCUTS);

    // Then
    assertThat(Arrays.copyOf(zeros, PLAN.scaleOffset()))
        .containsExactly(Arrays.copyOf(ones, PLAN.scaleOffset()));
    assertThat(Arrays.copyOfRange(zeros, PLAN.shiftOffset(), zeros.length))
        .containsExactly(Arrays.copyOfRange(ones, PLAN.shiftOffset(), ones.length));
  }

  private static float[] scales(Recipe recipe) {
    return Arrays.copyOfRange(values(recipe), PLAN.scaleOffset(), PLAN.shiftOffset());
  }

  private static float[] values(Recipe recipe) {
    return InitialWeights.of(PLAN, 3, recipe, new SplittableRandom(7)).toFloatVector();
  }
}
