package io.netspace.local.chaos;

import java.util.List;
import java.util.Set;

/** Does one kind of harm to a study. */
interface Disturber {
  /** Does it, beginning when the study begins; returns when it is done or the study is at rest. */
  void disturb(Scene scene) throws InterruptedException;

  /** Once the study is at rest: what did not go as it must, in sentences. */
  default List<String> complaints(Scene scene) throws InterruptedException {
    return List.of();
  }

  /** What was done, in words. */
  String done();

  /** Where records stand that belong among the dead letters. */
  default Set<String> poison() {
    return Set.of();
  }

  /** Leaves the study in peace. */
  final class None implements Disturber {
    @Override
    public void disturb(Scene scene) {}

    @Override
    public String done() {
      return "nothing";
    }
  }
}
