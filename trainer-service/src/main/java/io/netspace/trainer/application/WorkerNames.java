package io.netspace.trainer.application;

import io.netspace.model.common.InvalidValueException;
import java.util.List;
import java.util.stream.IntStream;

/** Names of the workers of one trainer: the trainer's name, numbered if there are several. */
public record WorkerNames(String trainer, int workers) {
  public WorkerNames {
    if (workers < 1 || workers > 64) {
      throw new InvalidValueException("workers", workers, "must be 1 to 64");
    }
  }

  public List<String> all() {
    return workers == 1
        ? List.of(trainer)
        : IntStream.rangeClosed(1, workers).mapToObj(number -> trainer + "-" + number).toList();
  }
}
