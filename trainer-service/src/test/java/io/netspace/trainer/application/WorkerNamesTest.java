package io.netspace.trainer.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WorkerNamesTest {

  @Test
  void aSingleWorkerHasTheTrainersName() {
    assertThat(new WorkerNames("ada-7", 1).all()).containsExactly("ada-7");
  }

  @Test
  void severalWorkersAreNumbered() {
    assertThat(new WorkerNames("ada-7", 2).all()).containsExactly("ada-7-1", "ada-7-2");
  }

  @Test
  void aTrainerHasAWorker() {
    assertThatThrownBy(() -> new WorkerNames("ada-7", 0))
        .hasMessage("workers (0) must be 1 to 64.");
  }
}
