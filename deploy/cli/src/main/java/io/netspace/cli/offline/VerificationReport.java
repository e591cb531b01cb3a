package io.netspace.cli.offline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.cli.common.CommandContext;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Formatting;
import io.netspace.offline.common.Json;
import io.netspace.offline.proof.ProofCheck;
import io.netspace.offline.proof.ProofVerification;
import io.netspace.offline.proof.ValueDifference;
import java.util.ArrayList;
import java.util.List;

/** What a verification found, as lines or as one line of JSON. */
final class VerificationReport {
  /** Faults of one thing that are written out; the others are counted. */
  private static final int MAX_FAULTS = 20;

  private VerificationReport() {}

  static ExitCode print(CommandContext context, ProofVerification verification, boolean json) {
    if (json) {
      context.out().println(Json.toLine(json(verification)));
    } else {
      lines(verification).forEach(context.out()::println);
    }
    context.out().flush();
    context.terminal().printLine(summary(verification));
    return verification.equal() ? ExitCode.DONE : ExitCode.FAILED;
  }

  static List<String> lines(ProofVerification verification) {
    List<String> lines = new ArrayList<>();
    for (ProofCheck check : verification.checks()) {
      lines.add("%s: %s: %s".formatted(check.subject(), check.summary(), state(check)));
      check.differences().forEach(difference -> lines.add("  " + difference.sentence()));
      check.faults().stream().limit(MAX_FAULTS).forEach(fault -> lines.add("  " + fault));
      int others = check.faults().size() - MAX_FAULTS;
      if (others > 0) {
        lines.add("  and %d more".formatted(others));
      }
      check.notes().forEach(note -> lines.add("  " + note));
    }
    return lines;
  }

  private static String state(ProofCheck check) {
    boolean decision = check.kind() == ProofCheck.Kind.DECISION;
    return decision && check.state() == ProofCheck.State.DIFFERENT
        ? "does not follow"
        : Formatting.constantAsWords(check.state().name());
  }

  private static String summary(ProofVerification verification) {
    if (!verification.equal()) {
      return "Study %s: not equal: %s."
          .formatted(verification.study(), String.join("; ", verification.differingSubjects()));
    }
    long equal = verification.countDecisions(ProofCheck.State.EQUAL);
    long others = verification.countDecisions(ProofCheck.State.NOT_RECOMPUTABLE);
    return "Study %s: %d decisions recomputed, all equal.%s"
        .formatted(
            verification.study(),
            equal,
            others == 0
                ? ""
                : " %d not recomputable: compared at a fixed size by an earlier version."
                    .formatted(others));
  }

  static ObjectNode json(ProofVerification verification) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("study", verification.study().value())
        .put("equal", verification.equal())
        .put("decisionsEqual", verification.countDecisions(ProofCheck.State.EQUAL))
        .put("decisionsDifferent", verification.countDecisions(ProofCheck.State.DIFFERENT))
        .put(
            "decisionsNotRecomputable",
            verification.countDecisions(ProofCheck.State.NOT_RECOMPUTABLE));
    ArrayNode checks = json.putArray("checks");
    verification.checks().forEach(check -> fill(checks.addObject(), check));
    return json;
  }

  private static void fill(ObjectNode node, ProofCheck check) {
    node.put("about", check.kind().name())
        .put("subject", check.subject())
        .put("state", check.state().name())
        .put("says", check.summary());
    ArrayNode differences = node.putArray("differences");
    for (ValueDifference difference : check.differences()) {
      differences
          .addObject()
          .put("field", difference.field())
          .put("recorded", difference.recorded())
          .put("recomputed", difference.recomputed());
    }
    check.faults().forEach(node.putArray("faults")::add);
    check.notes().forEach(node.putArray("notes")::add);
  }
}
