package io.netspace.local.chaos;

import java.time.Duration;
import java.util.List;

/** Kills the store in the middle of the study and deletes all that it has kept. */
final class Emptied implements Disturber {
  private static final double MIDDLE = 0.5;
  private static final Duration ENDLESS = Duration.ofDays(1);

  private boolean emptied;

  @Override
  public void disturb(Scene scene) throws InterruptedException {
    if (scene.waitFor(() -> scene.progress() >= MIDDLE, ENDLESS) && !scene.atRest()) {
      scene.netspace().emptyStore();
      emptied = true;
      scene.say("killed the store and deleted its directory");
    }
  }

  @Override
  public List<String> complaints(Scene scene) {
    return emptied ? List.of() : List.of("The study concluded before the store was emptied.");
  }

  @Override
  public String done() {
    return emptied ? "the store's directory deleted half-way" : "nothing";
  }
}
