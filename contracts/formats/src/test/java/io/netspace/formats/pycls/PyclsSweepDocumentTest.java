package io.netspace.formats.pycls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.formats.document.SpaceDocument;
import io.netspace.formats.document.StudyDocument;
import io.netspace.model.common.Window;
import io.netspace.model.network.Measure;
import io.netspace.model.space.ComplexityWithin;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import io.netspace.model.study.Study;
import org.junit.jupiter.api.Test;

/** What is made of a sweep is what netspace's own readers take. */
class PyclsSweepDocumentTest {
  private static final String SWEEP =
      """
      NAME: small
      SETUP:
        NUM_CONFIGS: 32
        SAMPLERS:
          REGNET:
            TYPE: regnet_sampler
            DEPTH: [6, 16]
            GROUP_W: [1, 32]
        CONSTRAINTS:
          CX: {FLOPS: [0.5e+6, 4.0e+6], ACTS: [0, 1.0e+6]}
          REGNET: {NUM_STAGES: [2, 2]}
        BASE_CFG:
          MODEL: {TYPE: regnet, NUM_CLASSES: 10}
          REGNET: {STEM_TYPE: res_stem_cifar, STEM_W: 16}
          TRAIN: {DATASET: cifar10, IM_SIZE: 32}
          OPTIM: {MAX_EPOCH: 50}
      """;

  @Test
  void theSpaceHasTheLawsOfTheSamplers() {
    // When
    DesignSpace space = SpaceDocument.parse(PyclsSweep.space(Yaml.read(SWEEP)));

    // Then
    assertThat(space.hasLinearWidths()).isTrue();
    assertThat(space.strides()).containsExactly(2, 2);
    assertThat(space.ranges())
        .containsExactlyInAnyOrder(
            new SteppedRange(Parameter.NETWORK_DEPTH, 6, 16, 1, GridDistribution.UNIFORM),
            new SteppedRange(Parameter.W0, 8, 256, 8, GridDistribution.LOG_UNIFORM),
            new SteppedRange(Parameter.WA, 8, 256, 0.1, GridDistribution.LOG_UNIFORM),
            new SteppedRange(Parameter.WM, 2, 3, 0.001, GridDistribution.LOG_UNIFORM),
            new SteppedRange(
                Parameter.GROUP_WIDTH, 1, 32, 8, GridDistribution.POWER2_OR_LOG_UNIFORM),
            ValueSet.of(Parameter.BOTTLENECK_RATIO, 1));
    assertThat(space.constraints())
        .contains(
            new ComplexityWithin(Measure.FLOPS, 500_000L, 4_000_000L),
            new ComplexityWithin(Measure.ACTIVATIONS, null, 1_000_000L));
  }

  @Test
  void theStudyHasTheRegimeOfTheSweep() {
    // When
    Study study = StudyDocument.parse(PyclsSweep.study(Yaml.read(SWEEP)), null);

    // Then
    assertThat(study.models()).isEqualTo(32);
    assertThat(study.regime().flops()).isEqualTo(new Window(500_000, 4_000_000));
    assertThat(study.regime().epochs()).isEqualTo(50);
    assertThat(study.space().name()).isEqualTo("small");
  }
}
