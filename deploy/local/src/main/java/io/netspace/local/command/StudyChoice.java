package io.netspace.local.command;

import io.netspace.local.Refusal;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.StudyRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which study a command means: a named one, else the only one that has not ended. */
final class StudyChoice {
  @Parameters(
      arity = "0..1",
      paramLabel = "STUDY",
      description = "Id of the study (default: the only one that has not ended).")
  private @Nullable String id;

  boolean given() {
    return id != null;
  }

  String in(GatewayClient gateway) {
    return id == null ? only(open(gateway)) : id;
  }

  /** As {@link #in}, or else the newest, ended though it is. */
  String inOrNewest(GatewayClient gateway) {
    List<StudyRow> studies = gateway.studies();
    boolean noneOpen = studies.stream().allMatch(study -> study.state().ended());
    return id == null && noneOpen && !studies.isEmpty() ? studies.getFirst().id() : in(gateway);
  }

  private static List<StudyRow> open(GatewayClient gateway) {
    return gateway.studies().stream().filter(study -> !study.state().ended()).toList();
  }

  private static String only(List<StudyRow> open) {
    if (open.isEmpty()) {
      throw Refusal.usage("No study is under way; name one, or submit one with ./netspace run.");
    }
    if (open.size() > 1) {
      throw Refusal.usage(
          "%d studies are under way; name one of %s."
              .formatted(open.size(), String.join(", ", open.stream().map(StudyRow::id).toList())));
    }
    return open.getFirst().id();
  }
}
