package io.netspace.lab.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Injects one kind of fault into a study. */
interface FaultInjector {
  /**
   * Prepares the directory of a run before anything is in it.
   *
   * @return what is to be undone after the run
   */
  default AutoCloseable prepare(Path directory) {
    return () -> {};
  }

  /** The study of a run, which differs from the given one only where the fault needs it. */
  default JsonNode study(JsonNode given) {
    return given;
  }

  /** Whether the study must fail, and not conclude. */
  default boolean mustFail() {
    return false;
  }

  /** Injects faults from the start of the study; returns when done or when the study has ended. */
  void inject(ChaosRun run) throws InterruptedException;

  /** Violations after the end of the study, in sentences. */
  default List<String> violations(ChaosRun run) throws InterruptedException {
    return List.of();
  }

  /** The injected faults, in words. */
  String description();

  /** Origins of records that must be dead-lettered. */
  default Set<String> poisonOrigins() {
    return Set.of();
  }

  /** Injects no fault. */
  final class NoFault implements FaultInjector {
    @Override
    public void inject(ChaosRun run) {}

    @Override
    public String description() {
      return "nothing";
    }
  }
}
