package io.netspace.local.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.GatewayJson;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Terminal;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows a study and reports its progress on the terminal. */
public final class StudyWatcher {
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  /** A killed gateway is restarted within this time, also on a busy machine. */
  private static final Duration RETRY_LIMIT = Duration.ofSeconds(90);

  private final GatewayClient gateway;
  private final Terminal terminal;

  public StudyWatcher(GatewayClient gateway, Terminal terminal) {
    this.gateway = gateway;
    this.terminal = terminal;
  }

  /** The study's JSON once its view satisfies a condition. */
  public JsonNode awaitState(String studyId, Predicate<StudyView> end) throws InterruptedException {
    @Nullable StudyView before = null;
    while (true) {
      JsonNode study = studyWithRetry(studyId);
      StudyView now = GatewayJson.read(StudyView.class, study);
      ProgressReport.changesSince(before, now).forEach(terminal::printLine);
      if (end.test(now)) {
        terminal.clearProgress();
        return study;
      }
      terminal.showProgress(ProgressReport.currentState(now));
      before = now;
      Thread.sleep(POLL_INTERVAL);
    }
  }

  /** The study's JSON; retries while the gateway does not respond, as it may be restarting. */
  private JsonNode studyWithRetry(String studyId) throws InterruptedException {
    long giveUp = System.nanoTime() + RETRY_LIMIT.toNanos();
    while (true) {
      try {
        return gateway.study(studyId);
      } catch (CommandException refusal) {
        if (refusal.exitCode() != ExitCode.FAILED || System.nanoTime() - giveUp > 0) {
          throw refusal;
        }
        terminal.showProgress("The gateway does not answer; waiting for it.");
        Thread.sleep(POLL_INTERVAL);
      }
    }
  }
}
