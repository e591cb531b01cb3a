package io.netspace.lab.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Kills processes at random times, spread over the study; in shuffled rounds, so that each gets
 * about the same number.
 */
final class ProcessKills implements FaultInjector {
  private static final Duration MAX_WAIT = Duration.ofSeconds(15);

  private final int kills;
  private final Duration minPause;
  private final Duration maxPause;
  private final Random random;
  private final Map<String, Integer> killsByTarget = new TreeMap<>();

  ProcessKills(int kills, Duration shortestPause, Duration longestPause, long seed) {
    this.kills = kills;
    this.minPause = shortestPause;
    this.maxPause = longestPause;
    this.random = new Random(seed);
  }

  @Override
  public void inject(ChaosRun run) throws InterruptedException {
    Deque<String> turn = new ArrayDeque<>();
    for (int kill = 0; kill < kills && !run.isComplete(); kill++) {
      if (turn.isEmpty()) {
        turn.addAll(shuffled(run.netspace().processNames()));
      }
      run.setActivity("%d of %d killed".formatted(kill, kills));
      run.pause(randomPause());
      double due = (double) kill / kills;
      boolean _ = run.waitFor(() -> run.progress() >= due, MAX_WAIT);
      kill(turn.removeFirst(), kill + 1, run);
    }
    run.setActivity("%d of %d killed".formatted(count(), kills));
  }

  private void kill(String target, int number, ChaosRun run) throws InterruptedException {
    while (!run.isComplete()) {
      if (run.netspace().kill(target)) {
        killsByTarget.merge(target, 1, Integer::sum);
        run.printLine("killed %s (%d of %d)".formatted(target, number, kills));
        return;
      }
      run.pause(minPause);
    }
  }

  private List<String> shuffled(Collection<String> names) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private Duration randomPause() {
    return Duration.ofMillis(random.nextLong(minPause.toMillis(), maxPause.toMillis() + 1));
  }

  private int count() {
    return killsByTarget.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public List<String> violations(ChaosRun run) {
    return count() == kills
        ? List.of()
        : List.of(
            "The study concluded before all kills were used: %d of %d; run a longer study or fewer kills."
                .formatted(count(), kills));
  }

  @Override
  public String description() {
    return "%d kills: %s"
        .formatted(
            count(),
            killsByTarget.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", ")));
  }
}
