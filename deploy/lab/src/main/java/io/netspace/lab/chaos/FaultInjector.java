package io.netspace.lab.chaos;

import java.util.List;
import java.util.Set;

/** Does one kind of harm to a study. */
interface FaultInjector {
  /** Does it, beginning when the study begins; returns when it is done or the study is at rest. */
  void inject(ChaosRun scene) throws InterruptedException;

  /** Once the study is at rest: what did not go as it must, in sentences. */
  default List<String> violations(ChaosRun scene) throws InterruptedException {
    return List.of();
  }

  /** What was done, in words. */
  String description();

  /** Where records stand that belong among the dead letters. */
  default Set<String> poisonOrigins() {
    return Set.of();
  }

  /** Leaves the study in peace. */
  final class NoFault implements FaultInjector {
    @Override
    public void inject(ChaosRun scene) {}

    @Override
    public String description() {
      return "nothing";
    }
  }
}
