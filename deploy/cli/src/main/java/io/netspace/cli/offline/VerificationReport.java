package io.netspace.cli.offline;

import io.netspace.cli.common.CommandContext;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Formatting;
import io.netspace.offline.common.Json;
import io.netspace.offline.proof.ProofCheck;
import io.netspace.offline.proof.ProofVerification;
import io.netspace.offline.proof.ValueDifference;
import java.util.ArrayList;
import java.util.List;

/** The result of a verification, as text or as one line of JSON. */
final class VerificationReport {
  /** Maximum number of faults per check that are printed; the others are counted. */
  private static final int MAX_FAULTS = 20;

  private VerificationReport() {}

  static ExitCode print(CommandContext context, ProofVerification verification, boolean json) {
    if (json) {
      context.out().println(Json.toLine(Line.of(verification)));
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

  private record Line(
      String study,
      boolean equal,
      long decisionsEqual,
      long decisionsDifferent,
      long decisionsNotRecomputable,
      List<Check> checks) {
    static Line of(ProofVerification verification) {
      return new Line(
          verification.study().value(),
          verification.equal(),
          verification.countDecisions(ProofCheck.State.EQUAL),
          verification.countDecisions(ProofCheck.State.DIFFERENT),
          verification.countDecisions(ProofCheck.State.NOT_RECOMPUTABLE),
          verification.checks().stream().map(Check::of).toList());
    }
  }

  private record Check(
      ProofCheck.Kind about,
      String subject,
      ProofCheck.State state,
      String says,
      List<ValueDifference> differences,
      List<String> faults,
      List<String> notes) {
    static Check of(ProofCheck check) {
      return new Check(
          check.kind(),
          check.subject(),
          check.state(),
          check.summary(),
          check.differences(),
          check.faults(),
          check.notes());
    }
  }
}
