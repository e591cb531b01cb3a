package io.netspace.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.Terminal;
import io.netspace.local.process.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Proof by trial: a study is left in peace once, then harmed in one way after another, and each run
 * must come to the same.
 */
public final class Chaos {
  private final ChaosPlan plan;
  private final ChaosRuns runs;

  /**
   * Of one installation.
   *
   * @param root under which each run has a directory of its own, which it empties first
   */
  public Chaos(ChaosPlan plan, Installation installation, Path root, Terminal terminal) {
    this.plan = plan;
    this.runs = new ChaosRuns(installation, root, terminal, plan.trainers());
  }

  /** The verdicts, first of the undisturbed run, then of each scenario in turn. */
  public List<Verdict> of(JsonNode study, Collection<Scenario> scenarios)
      throws InterruptedException {
    ChaosRuns.Course undisturbed = runs.run("undisturbed", study, new Disturber.None(), 0);
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(undisturbed.verdict(List.of()));
    for (Scenario scenario : scenarios) {
      ChaosRuns.Course course =
          runs.run(
              scenario.label(),
              study,
              disturber(scenario, undisturbed.samples()),
              undisturbed.fingerprint().candidates().size());
      verdicts.add(course.verdict(course.fingerprint().differencesFrom(undisturbed.fingerprint())));
    }
    return List.copyOf(verdicts);
  }

  private Disturber disturber(Scenario scenario, Samples samples) {
    return switch (scenario) {
      case KILLS -> new Kills(plan.kills(), plan.shortestPause(), plan.longestPause(), plan.seed());
      case TWICE -> new Twice(plan.seed());
      case POISON -> new Poisoned(samples);
      case FROZEN -> new Frozen();
      case EMPTIED -> new Emptied();
    };
  }
}
