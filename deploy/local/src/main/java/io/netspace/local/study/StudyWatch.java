package io.netspace.local.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.local.ExitCode;
import io.netspace.local.Refusal;
import io.netspace.local.Terminal;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.Json;
import io.netspace.local.client.StudyView;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows a study and tells its course on the terminal. */
public final class StudyWatch {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** A gateway that was killed is back within this, also on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final GatewayClient gateway;
  private final Terminal terminal;

  public StudyWatch(GatewayClient gateway, Terminal terminal) {
    this.gateway = gateway;
    this.terminal = terminal;
  }

  /** The study as the gateway gives it, once it is as asked. */
  public JsonNode until(String studyId, Predicate<StudyView> end) throws InterruptedException {
    @Nullable StudyView before = null;
    while (true) {
      JsonNode study = patiently(studyId);
      StudyView now = Json.as(StudyView.class, study);
      Narration.since(before, now).forEach(terminal::say);
      if (end.test(now)) {
        terminal.clear();
        return study;
      }
      terminal.progress(Narration.now(now));
      before = now;
      Thread.sleep(PAUSE);
    }
  }

  /** The study; a gateway that does not answer is waited for, as it may be on its way back. */
  private JsonNode patiently(String studyId) throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return gateway.study(studyId);
      } catch (Refusal refusal) {
        if (refusal.exitCode() != ExitCode.FAILED || System.nanoTime() - giveUp > 0) {
          throw refusal;
        }
        terminal.progress("The gateway does not answer; waiting for it.");
        Thread.sleep(PAUSE);
      }
    }
  }
}
