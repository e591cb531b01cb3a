package io.netspace.local.study;

import static io.netspace.local.Wording.decimal;
import static io.netspace.local.Wording.interval;
import static io.netspace.local.Wording.words;

import io.netspace.local.client.StudyView;
import io.netspace.local.client.StudyView.DecisionView;
import io.netspace.local.client.StudyView.PendingView;
import io.netspace.local.client.StudyView.RevisionView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A study's course in sentences: a line that stands for now, and lines for what has happened. */
public final class Narration {
  private Narration() {}

  /**
   * Where the study is: revision, candidates, mean errors of incumbent and challenger, forecast.
   */
  public static String now(StudyView study) {
    List<String> parts = new ArrayList<>();
    if (study.revisions().isEmpty()) {
      parts.add(study.name() + " " + words(study.state().name()));
    } else {
      RevisionView latest = study.revisions().getLast();
      parts.add("%s %d/%d trained".formatted(latest.name(), latest.ended(), latest.requested()));
    }
    switch (study.state()) {
      case PAUSED, AWAITING_APPROVAL -> parts.add(words(study.state().name()));
      case CONCLUDING -> parts.add(concluding(study));
      case EXPLORING, COMPARING, CANCELLED, REFUSED, CONCLUDED -> {}
    }
    String means = meanErrors(study.revisions());
    if (!means.isEmpty()) {
      parts.add("mean error " + means + " %");
    }
    if (study.bestError() != null) {
      parts.add("best %s %%".formatted(decimal(study.bestError())));
    }
    if (study.forecastSeconds() != null) {
      parts.add(left(study.forecastSeconds()));
    }
    return String.join(" · ", parts);
  }

  /**
   * What has happened since an earlier look, a line each.
   *
   * @param before null at the first look
   */
  public static List<String> since(@Nullable StudyView before, StudyView now) {
    List<String> lines = new ArrayList<>();
    int decided = before == null ? 0 : before.decisions().size();
    now.decisions().stream().skip(decided).map(Narration::decision).forEach(lines::add);
    int revisions = before == null ? 0 : before.revisions().size();
    now.revisions().stream()
        .skip(revisions)
        .map(revision -> revision(revision, now.replicates()))
        .forEach(lines::add);
    if (before == null || before.state() != now.state()) {
      state(now, lines);
    }
    return lines;
  }

  private static String revision(RevisionView revision, int replicates) {
    String size =
        revision.log10Size() == null
            ? ""
            : ", 10^%s networks".formatted(decimal(revision.log10Size()));
    return replicates > 1
        ? "%s%s: %d models to train, %d times each"
            .formatted(revision.name(), size, revision.requested() / replicates, replicates)
        : "%s%s: %d models to train".formatted(revision.name(), size, revision.requested());
  }

  private static String decision(DecisionView decision) {
    return "%s (%s): %s by %s, %s"
        .formatted(
            words(decision.refinement()),
            words(decision.claim()),
            words(decision.decision()),
            decision.decidedBy(),
            evidence(decision.gain(), decision.interval(), decision.models()));
  }

  private static void state(StudyView study, List<String> lines) {
    switch (study.state()) {
      case AWAITING_APPROVAL -> {
        if (study.pending() != null) {
          lines.add(awaiting(study.pending()));
        }
      }
      case PAUSED -> lines.add("paused; ./netspace resume " + study.id() + " lets it go on");
      case CONCLUDING -> lines.add(concluding(study));
      case CONCLUDED -> lines.add(conclusion(study));
      case CANCELLED, REFUSED ->
          lines.add(
              words(study.state().name()) + (study.reason() == null ? "" : ": " + study.reason()));
      case EXPLORING, COMPARING -> {}
    }
  }

  private static String awaiting(PendingView pending) {
    return "%s (%s) awaits approval, recommended %s, %s; ./netspace refinements approve|reject %s"
        .formatted(
            words(pending.refinement()),
            words(pending.claim()),
            words(pending.recommendation()),
            evidence(pending.gain(), pending.interval(), pending.models()),
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
                .formatted(study.conclusion().name(), decimal(study.conclusion().log10Size()));
    String best =
        study.bestError() == null ? "" : ", best error %s %%".formatted(decimal(study.bestError()));
    return "concluded" + space + best + "; " + fates(study);
  }

  private static String fates(StudyView study) {
    return "%d trained, %d diverged, %d abandoned"
        .formatted(study.trained(), study.diverged(), study.abandoned());
  }

  private static String evidence(double gain, List<Double> interval, int models) {
    return "gain %s points (%s), %d pairs".formatted(decimal(gain), interval(interval), models);
  }

  /** Mean error of the space that is challenged, and of the one that is trained now. */
  private static String meanErrors(List<RevisionView> revisions) {
    Integer challenged = revisions.isEmpty() ? null : revisions.getLast().parent();
    return revisions.stream()
        .filter(revision -> isOneOf(revision, challenged, revisions.size() - 1))
        .filter(revision -> revision.meanError() != null)
        .map(revision -> decimal(revision.meanError()))
        .collect(Collectors.joining(" → "));
  }

  private static boolean isOneOf(RevisionView revision, @Nullable Integer challenged, int latest) {
    return revision.revision() == latest
        || (challenged != null && revision.revision() == challenged);
  }

  private static String left(double seconds) {
    Duration left = Duration.ofSeconds(Math.round(seconds));
    if (left.toMinutes() < 2) {
      return "about %d s left".formatted(left.toSeconds());
    }
    return left.toHours() < 2
        ? "about %d min left".formatted(left.toMinutes())
        : "about %d h left".formatted(left.toHours());
  }
}
