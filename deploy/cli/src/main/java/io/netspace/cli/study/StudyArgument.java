package io.netspace.cli.study;

import io.netspace.gateway.application.view.StudyRow;
import io.netspace.local.client.GatewayClient;
import io.netspace.offline.common.CommandException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The study of a command: the named one, else the only one that has not ended. */
final class StudyArgument {
  @Parameters(
      arity = "0..1",
      paramLabel = "STUDY",
      description = "Id of the study (default: the only one that has not ended).")
  private @Nullable String id;

  boolean isGiven() {
    return id != null;
  }

  String resolve(GatewayClient gateway) {
    if (id != null && id.isBlank()) {
      throw CommandException.usage(
          "STUDY (%s) is empty; name one, such as cifar10-1a2b3c4d.".formatted(id));
    }
    return id == null ? requireSingle(open(gateway)) : id;
  }

  /** As {@link #resolve}; if all have ended, the newest. */
  String resolveOrNewest(GatewayClient gateway) {
    List<StudyRow> studies = gateway.studies();
    boolean noneOpen = studies.stream().allMatch(study -> study.state().ended());
    return id == null && noneOpen && !studies.isEmpty()
        ? studies.getFirst().id()
        : resolve(gateway);
  }

  private static List<StudyRow> open(GatewayClient gateway) {
    return gateway.studies().stream().filter(study -> !study.state().ended()).toList();
  }

  private static String requireSingle(List<StudyRow> open) {
    if (open.isEmpty()) {
      throw CommandException.usage(
          "No study is under way; name one, or submit one with ./netspace run.");
    }
    if (open.size() > 1) {
      throw CommandException.usage(
          "%d studies are under way; name one of %s."
              .formatted(open.size(), String.join(", ", open.stream().map(StudyRow::id).toList())));
    }
    return open.getFirst().id();
  }
}
