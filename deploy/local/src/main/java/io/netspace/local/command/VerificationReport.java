package io.netspace.local.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.local.ExitCode;
import io.netspace.local.Wording;
import io.netspace.local.client.Json;
import io.netspace.local.proof.Check;
import io.netspace.local.proof.Difference;
import io.netspace.local.proof.Verification;
import java.util.ArrayList;
import java.util.List;

/** What a verification found, as lines or as one line of JSON. */
final class VerificationReport {
  /** Faults of one thing that are written out; the others are counted. */
  private static final int SHOWN = 20;

  private VerificationReport() {}

  static ExitCode print(Context context, Verification verification, boolean json) {
    if (json) {
      context.out().println(Json.line(json(verification)));
    } else {
      lines(verification).forEach(context.out()::println);
    }
    context.out().flush();
    context.terminal().say(summary(verification));
    return verification.equal() ? ExitCode.DONE : ExitCode.FAILED;
  }

  static List<String> lines(Verification verification) {
    List<String> lines = new ArrayList<>();
    for (Check check : verification.checks()) {
      lines.add("%s: %s: %s".formatted(check.subject(), check.says(), state(check)));
      check.differences().forEach(difference -> lines.add("  " + difference.sentence()));
      check.faults().stream().limit(SHOWN).forEach(fault -> lines.add("  " + fault));
      int others = check.faults().size() - SHOWN;
      if (others > 0) {
        lines.add("  and %d more".formatted(others));
      }
      check.notes().forEach(note -> lines.add("  " + note));
    }
    return lines;
  }

  private static String state(Check check) {
    boolean decision = check.about() == Check.About.DECISION;
    return decision && check.state() == Check.State.DIFFERENT
        ? "does not follow"
        : Wording.words(check.state().name());
  }

  private static String summary(Verification verification) {
    if (!verification.equal()) {
      return "Study %s: not equal: %s."
          .formatted(verification.study(), String.join("; ", verification.different()));
    }
    long equal = verification.decisions(Check.State.EQUAL);
    long others = verification.decisions(Check.State.NOT_RECOMPUTABLE);
    return "Study %s: %d decisions recomputed, all equal.%s"
        .formatted(
            verification.study(),
            equal,
            others == 0
                ? ""
                : " %d not recomputable: compared at a fixed size by an earlier version."
                    .formatted(others));
  }

  static ObjectNode json(Verification verification) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("study", verification.study().value())
        .put("equal", verification.equal())
        .put("decisionsEqual", verification.decisions(Check.State.EQUAL))
        .put("decisionsDifferent", verification.decisions(Check.State.DIFFERENT))
        .put("decisionsNotRecomputable", verification.decisions(Check.State.NOT_RECOMPUTABLE));
    ArrayNode checks = json.putArray("checks");
    verification.checks().forEach(check -> fill(checks.addObject(), check));
    return json;
  }

  private static void fill(ObjectNode node, Check check) {
    node.put("about", check.about().name())
        .put("subject", check.subject())
        .put("state", check.state().name())
        .put("says", check.says());
    ArrayNode differences = node.putArray("differences");
    for (Difference difference : check.differences()) {
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
