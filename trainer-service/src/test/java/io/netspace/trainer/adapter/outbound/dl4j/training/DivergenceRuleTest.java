package io.netspace.trainer.adapter.outbound.dl4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceRuleTest {
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aLossThatIsNoFiniteNumberDiverges(double loss) {
    assertThat(DivergenceRule.atStep(loss, 1)).isPresent();
    assertThat(new DivergenceRule(10).afterEpoch(loss, 1)).isPresent();
  }

  @Test
  void aMeanLossOverFourTimesThatOfChanceDiverges() {
    assertThat(new DivergenceRule(10).afterEpoch(9.2, 1)).isEmpty();
    assertThat(new DivergenceRule(10).afterEpoch(9.3, 1)).isPresent();
  }

  @Test
  void noMeanLossAboveTwentyNatsIsTaken() {
    assertThat(new DivergenceRule(1000).afterEpoch(20.1, 1)).isPresent();
  }
}
