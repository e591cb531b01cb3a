package io.netspace.trainer.adapter.outbound.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceTest {
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aLossThatIsNoFiniteNumberDiverges(double loss) {
    assertThat(Divergence.atStep(loss, 1)).isPresent();
    assertThat(new Divergence(10).afterEpoch(loss, 1)).isPresent();
  }

  @Test
  void aMeanLossOverFourTimesThatOfChanceDiverges() {
    assertThat(new Divergence(10).afterEpoch(9.2, 1)).isEmpty();
    assertThat(new Divergence(10).afterEpoch(9.3, 1)).isPresent();
  }

  @Test
  void noMeanLossAboveTwentyNatsIsTaken() {
    assertThat(new Divergence(1000).afterEpoch(20.1, 1)).isPresent();
  }
}
