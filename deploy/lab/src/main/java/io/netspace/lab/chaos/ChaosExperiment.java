package io.netspace.lab.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.process.Installation;
import io.netspace.offline.common.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A chaos experiment: a study runs undisturbed once, then under one fault scenario after another,
 * and each run must have the same results.
 */
public final class ChaosExperiment {
  private final ChaosPlan plan;
  private final ChaosRunner runs;

  /**
   * An experiment with one installation.
   *
   * @param root under which each run has a directory of its own, which it empties first
   */
  public ChaosExperiment(ChaosPlan plan, Installation installation, Path root, Terminal terminal) {
    this.plan = plan;
    this.runs = new ChaosRunner(installation, root, terminal, plan.trainers());
  }

  /** The results: first the undisturbed run, then each scenario in order. */
  public List<RunResult> run(JsonNode study, Collection<Scenario> scenarios)
      throws InterruptedException {
    ChaosRunner.CompletedRun undisturbed =
        runs.run("undisturbed", study, new FaultInjector.NoFault(), 0);
    List<RunResult> results = new ArrayList<>();
    results.add(undisturbed.result(List.of()));
    for (Scenario scenario : scenarios) {
      ChaosRunner.CompletedRun completed =
          runs.run(
              scenario.label(),
              study,
              injector(scenario, undisturbed.samples()),
              undisturbed.fingerprint().candidates().size());
      results.add(
          completed.result(
              scenario.hasEqualResults()
                  ? completed.fingerprint().differencesFrom(undisturbed.fingerprint())
                  : List.of()));
    }
    return List.copyOf(results);
  }

  private FaultInjector injector(Scenario scenario, RecordSamples samples) {
    return switch (scenario) {
      case KILLS -> new ProcessKills(plan.kills(), plan.minPause(), plan.maxPause(), plan.seed());
      case TWICE -> new DuplicateRecords(plan.seed());
      case POISON -> new PoisonRecords(samples);
      case FROZEN -> new SuspendedProcess();
      case EMPTIED -> new StoreLoss();
      case DISK -> new FilledDisk();
      case CHANGED_DATA -> new ChangedDataSet();
      case SLOW_CLIENTS -> new SlowClients();
    };
  }
}
