package io.netspace.lab.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Proof by trial: a study is left in peace once, then harmed in one way after another, and each run
 * must come to the same.
 */
public final class ChaosExperiment {
  private final ChaosPlan plan;
  private final ChaosRunner runs;

  /**
   * Of one installation.
   *
   * @param root under which each run has a directory of its own, which it empties first
   */
  public ChaosExperiment(ChaosPlan plan, Installation installation, Path root, Terminal terminal) {
    this.plan = plan;
    this.runs = new ChaosRunner(installation, root, terminal, plan.trainers());
  }

  /** The verdicts, first of the undisturbed run, then of each scenario in turn. */
  public List<RunResult> run(JsonNode study, Collection<Scenario> scenarios)
      throws InterruptedException {
    ChaosRunner.CompletedRun undisturbed =
        runs.run("undisturbed", study, new FaultInjector.NoFault(), 0);
    List<RunResult> verdicts = new ArrayList<>();
    verdicts.add(undisturbed.result(List.of()));
    for (Scenario scenario : scenarios) {
      ChaosRunner.CompletedRun course =
          runs.run(
              scenario.label(),
              study,
              injector(scenario, undisturbed.samples()),
              undisturbed.fingerprint().candidates().size());
      verdicts.add(course.result(course.fingerprint().differencesFrom(undisturbed.fingerprint())));
    }
    return List.copyOf(verdicts);
  }

  private FaultInjector injector(Scenario scenario, RecordSamples samples) {
    return switch (scenario) {
      case KILLS -> new ProcessKills(plan.kills(), plan.minPause(), plan.maxPause(), plan.seed());
      case TWICE -> new DuplicateRecords(plan.seed());
      case POISON -> new PoisonRecords(samples);
      case FROZEN -> new SuspendedProcess();
      case EMPTIED -> new StoreLoss();
    };
  }
}
