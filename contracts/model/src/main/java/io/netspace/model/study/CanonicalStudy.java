package io.netspace.model.study;

import io.netspace.model.common.CanonicalText;
import io.netspace.model.space.CanonicalSpace;
import io.netspace.model.space.Claim;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Refinement;
import io.netspace.model.training.CanonicalTraining;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The canonical text of studies, see {@link CanonicalText}. */
public final class CanonicalStudy {
  private CanonicalStudy() {}

  /** All that is asked for. */
  public static String text(Study study) {
    return CanonicalText.of("Study")
        .field("id", study.id().value())
        .field("name", study.name())
        .field("dataSet", CanonicalTraining.text(study.dataSet()))
        .field("regime", CanonicalTraining.text(study.regime()))
        .field("space", CanonicalSpace.text(study.space()))
        .field("ladder", label(study.ladder()))
        .field("models", study.models())
        .field("margin", study.margin())
        .field("confidence", study.confidence())
        .field("policy", label(study.policy()))
        .field("seed", study.seed())
        .optional("replicates", study.replicates())
        .optional("options", text(study.options()))
        .end();
  }

  private static @Nullable String text(@Nullable StudyOptions options) {
    return options == null
        ? null
        : CanonicalText.of("StudyOptions")
            .optional("smallestGain", options.smallestGain())
            .optional("ahead", options.ahead())
            .optional("refinements", refinements(options.refinements()))
            .optional("budget", text(options.budget()))
            .optional("challenges", challenges(options.challenges()))
            .optional(
                "baselines",
                options.baselines() == null ? null : CanonicalText.list(options.baselines()))
            .end();
  }

  private static @Nullable String refinements(@Nullable List<Refinement> refinements) {
    return refinements == null
        ? null
        : CanonicalText.list(refinements.stream().map(CanonicalStudy::text).toList());
  }

  private static String text(Refinement refinement) {
    return CanonicalText.of("Refinement")
        .field("name", refinement.name())
        .field("claim", label(refinement.claim()))
        .field("statement", refinement.statement())
        .field("constraint", CanonicalSpace.text(refinement.constraint()))
        .end();
  }

  private static @Nullable String text(@Nullable Budget budget) {
    return budget == null
        ? null
        : CanonicalText.of("Budget")
            .field("trainings", budget.trainings())
            .field("hours", budget.hours())
            .field("flops", budget.flops())
            .end();
  }

  private static @Nullable String challenges(@Nullable List<GeneralizationTest> challenges) {
    return challenges == null
        ? null
        : CanonicalText.list(challenges.stream().map(CanonicalStudy::label).toList());
  }

  static String label(GeneralizationTest challenge) {
    return switch (challenge) {
      case FLOPS_X2 -> "flops-x2";
      case EPOCHS_X3 -> "epochs-x3";
      case MORE_STAGES -> "more-stages";
      case BLOCK_R -> "block-R";
      case BLOCK_V -> "block-V";
      case BLOCK_VR -> "block-VR";
    };
  }

  static String label(Purpose purpose) {
    return switch (purpose) {
      case EXPLORE -> "explore";
      case CHALLENGE -> "challenge";
      case BASELINE -> "baseline";
      case GENERALISATION -> "generalisation";
    };
  }

  private static String label(Ladder ladder) {
    return switch (ladder) {
      case PAPER -> "PAPER";
      case SEARCH -> "SEARCH";
      case LISTED -> "LISTED";
    };
  }

  private static String label(DecisionPolicy policy) {
    return switch (policy) {
      case AUTONOMOUS -> "AUTONOMOUS";
      case APPROVAL -> "APPROVAL";
    };
  }

  private static String label(Claim claim) {
    return switch (claim) {
      case SIMPLIFICATION -> "SIMPLIFICATION";
      case IMPROVEMENT -> "IMPROVEMENT";
    };
  }
}
