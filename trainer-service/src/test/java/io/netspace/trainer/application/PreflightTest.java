package io.netspace.trainer.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreflightTest {
  private final ScriptedTrainer trainer = new ScriptedTrainer();
  private final Preflight preflight = new Preflight(trainer);

  @Test
  void anEngineThatTrainsPasses() throws InterruptedException {
    assertThat(preflight.failure()).isEmpty();
  }

  @Test
  void aBrokenEngineIsReportedWithItsReason() throws InterruptedException {
    // Given
    trainer.failEveryTraining();

    // When, then
    assertThat(preflight.failure()).contains("java.lang.IllegalStateException: The engine broke.");
  }

  @Test
  void anEngineThatMiscountsIsReported() throws InterruptedException {
    // Given
    trainer.diverge();

    // When, then
    assertThat(preflight.failure()).contains("loss was NaN in epoch 2");
  }
}
