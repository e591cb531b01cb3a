package io.netspace.sampler.adapter.inbound;

import io.netspace.messaging.consumer.LogReader;
import io.netspace.sampler.application.ReapCandidates;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs the reaper periodically, except while the log is not yet applied. */
@ApplicationScoped
public class ReaperSchedule {
  private final ReapCandidates reaper;
  private final LogReader log;

  ReaperSchedule(ReapCandidates reaper, LogReader log) {
    this.reaper = reaper;
    this.log = log;
  }

  @Scheduled(
      every = "${netspace.sampler.reap-every}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void reap() {
    if (log.caughtUp()) {
      reaper.reap();
    }
  }
}
