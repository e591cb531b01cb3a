package io.netspace.local.study;

import static io.netspace.offline.common.Formatting.constantAsWords;
import static io.netspace.offline.common.Formatting.durationInWords;
import static io.netspace.offline.common.Formatting.oneDecimal;

import io.netspace.gateway.application.view.ConclusionView;
import io.netspace.gateway.application.view.DecisionView;
import io.netspace.gateway.application.view.PendingView;
import io.netspace.gateway.application.view.RevisionView;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.gateway.domain.study.UndoFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Progress of a study as text: one line for its current state, and lines for its changes. */
public final class ProgressReport {
  private ProgressReport() {}

  /** The current state: revision, candidates, mean errors of incumbent and challenger, forecast. */
  public static String currentState(StudyView study) {
    List<String> parts = new ArrayList<>();
    if (study.revisions().isEmpty()) {
      parts.add(study.name() + " " + constantAsWords(study.state().name()));
    } else {
      RevisionView latest = study.revisions().getLast();
      parts.add(
          "%s %d/%d trained"
              .formatted(latest.name(), finishedCandidates(latest), latest.requested()));
    }
    switch (study.state()) {
      case PAUSED, AWAITING_APPROVAL -> parts.add(constantAsWords(study.state().name()));
      case CONCLUDING -> parts.add(concluding(study));
      case EXPLORING, COMPARING, CANCELLED, REFUSED, FAILED, CONCLUDED -> {}
    }
    String means = meanErrors(study.revisions());
    if (!means.isEmpty()) {
      parts.add("mean error " + means + " %");
    }
    if (study.bestError() != null) {
      parts.add("best %s %%".formatted(oneDecimal(study.bestError())));
    }
    if (study.forecastSeconds() != null) {
      boolean known = study.state() == StudyState.CONCLUDING;
      parts.add(
          (known ? "about " : "at most ") + durationInWords(study.forecastSeconds()) + " left");
    }
    return String.join(" · ", parts);
  }

  /**
   * The changes since an earlier view, one line each.
   *
   * @param before null for the first view
   */
  public static List<String> changesSince(@Nullable StudyView before, StudyView now) {
    List<String> lines = new ArrayList<>();
    int decided = before == null ? 0 : before.decisions().size();
    now.decisions().stream().skip(decided).map(ProgressReport::decision).forEach(lines::add);
    undoneDecisions(now).stream()
        .filter(line -> before == null || !undoneDecisions(before).contains(line))
        .forEach(lines::add);
    int revisions = before == null ? 0 : before.revisions().size();
    now.revisions().stream()
        .skip(revisions)
        .map(revision -> revision(revision, now))
        .forEach(lines::add);
    if (before == null || before.state() != now.state()) {
      state(now, lines);
    }
    return lines;
  }

  /** Candidates of a revision that have an outcome. */
  static int finishedCandidates(RevisionView revision) {
    return revision.trained() + revision.diverged() + revision.abandoned();
  }

  /** "Up to", since populations grow only as far as their comparison needs. */
  private static String revision(RevisionView revision, StudyView study) {
    String size =
        revision.log10Size() == null
            ? ""
            : ", 10^%s networks".formatted(oneDecimal(revision.log10Size()));
    String each =
        study.replicates() > 1
            ? ", each network trained %d times".formatted(study.replicates())
            : "";
    return revision.revision() == 0
        ? "%s%s: the starting space%s".formatted(revision.name(), size, each)
        : "%s%s: up to %d pairs to compare%s"
            .formatted(revision.name(), size, study.models(), each);
  }

  /** One line for each undone decision. */
  private static List<String> undoneDecisions(StudyView study) {
    List<String> lines = new ArrayList<>();
    for (DecisionView decision : study.decisions()) {
      UndoFacts undone = decision.undone();
      if (undone != null) {
        lines.add(
            "%s: undone by %s, \"%s\""
                .formatted(
                    constantAsWords(decision.refinement()), undone.reviewer(), undone.reason()));
      }
    }
    return lines;
  }

  private static String decision(DecisionView decision) {
    return "%s (%s): %s by %s: %s%s"
        .formatted(
            constantAsWords(decision.refinement()),
            constantAsWords(decision.claim().name()),
            constantAsWords(decision.decision().name()),
            decision.decidedBy(),
            decision.says(),
            decision.reference() == null ? "" : ". " + decision.reference().says());
  }

  private static void state(StudyView study, List<String> lines) {
    switch (study.state()) {
      case AWAITING_APPROVAL -> {
        if (study.pending() != null) {
          lines.add(awaitingApproval(study.pending()));
        }
      }
      case PAUSED -> lines.add("paused; ./netspace resume " + study.id() + " lets it go on");
      case CONCLUDING -> lines.add(concluding(study));
      case CONCLUDED -> lines.add(conclusion(study));
      case CANCELLED, REFUSED, FAILED ->
          lines.add(
              constantAsWords(study.state().name())
                  + (study.reason() == null ? "" : ": " + study.reason()));
      case EXPLORING, COMPARING -> {}
    }
  }

  private static String awaitingApproval(PendingView pending) {
    return "%s (%s) awaits approval, recommended %s: %s.%s ./netspace refinements approve|reject %s"
        .formatted(
            constantAsWords(pending.refinement()),
            constantAsWords(pending.claim().name()),
            constantAsWords(pending.recommendation().name()),
            pending.says(),
            pending.reference() == null ? "" : " " + pending.reference().says(),
            pending.id());
  }

  private static String concluding(StudyView study) {
    return "the ladder is done, %d outstanding".formatted(study.outstanding());
  }

  private static String conclusion(StudyView study) {
    String space =
        study.conclusion() == null
            ? ""
            : " on %s, 10^%s networks"
                .formatted(study.conclusion().name(), oneDecimal(study.conclusion().log10Size()));
    String best =
        study.bestError() == null
            ? ""
            : ", best error %s %%".formatted(oneDecimal(study.bestError()));
    return "concluded"
        + space
        + best
        + "; "
        + outcomeCounts(study)
        + reasonSuffix(study.conclusion());
  }

  private static String reasonSuffix(@Nullable ConclusionView conclusion) {
    return conclusion == null || conclusion.reason() == null ? "" : "; " + conclusion.reason();
  }

  private static String outcomeCounts(StudyView study) {
    return "%d trained, %d diverged, %d abandoned"
        .formatted(study.trained(), study.diverged(), study.abandoned());
  }

  /** Mean errors of the latest revision's parent and of the latest revision. */
  private static String meanErrors(List<RevisionView> revisions) {
    Integer challenged = revisions.isEmpty() ? null : revisions.getLast().parent();
    return revisions.stream()
        .filter(revision -> isOneOf(revision, challenged, revisions.size() - 1))
        .filter(revision -> revision.meanError() != null)
        .map(revision -> oneDecimal(revision.meanError()))
        .collect(Collectors.joining(" → "));
  }

  private static boolean isOneOf(RevisionView revision, @Nullable Integer challenged, int latest) {
    return revision.revision() == latest
        || (challenged != null && revision.revision() == challenged);
  }
}
