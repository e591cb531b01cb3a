package io.netspace.model.training;

import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegimeTest {
  private static final Architecture NETWORK = aCandidate().candidate().architecture();
  private static final long FLOPS = Complexity.of(NETWORK).flops();
  private static final long MEMORY = TrainingMemory.bytes(NETWORK, 64);

  @Test
  void aNetworkInsideTheWindowIsAllowed() {
    assertThat(regime(new Window(FLOPS, FLOPS), null).allows(NETWORK)).isTrue();
    assertThat(regime(new Window(FLOPS, FLOPS), MEMORY).allows(NETWORK)).isTrue();
  }

  @Test
  void aNetworkOutsideTheWindowIsNot() {
    assertThat(regime(new Window(FLOPS + 1, FLOPS + 1), null).allows(NETWORK)).isFalse();
  }

  @Test
  void aNetworkWhoseTrainingTakesMoreMemoryIsNot() {
    assertThat(regime(new Window(FLOPS, FLOPS), MEMORY - 1).allows(NETWORK)).isFalse();
  }

  @Test
  void withoutALimitOfMemoryItsTextIsWhatItWasBeforeThereWasOne() {
    assertThat(CanonicalTraining.text(regime(new Window(1, 2), null)))
        .isEqualTo(
            "Regime[flops=Window[low=1, high=2], epochs=5, batchSize=64, trainImages=640,"
                + " validationImages=100, recipe=Recipe[learningRate=0.1, momentum=0.9,"
                + " weightDecay=5.0E-4, normDecay=0.0]]");
  }

  private static Regime regime(Window flops, @Nullable Long maxMemoryBytes) {
    return new Regime(flops, 5, 64, 640, 100, Recipe.DEFAULT, maxMemoryBytes);
  }
}
