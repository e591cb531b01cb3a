package io.netspace.cli.study;

import io.netspace.local.client.StudyView;
import io.netspace.offline.common.ExitCode;

/** What a study's state means for the command that waited for it. */
final class StudyExitCode {
  private StudyExitCode() {}

  static ExitCode of(StudyView study) {
    return switch (study.state()) {
      case CONCLUDED -> ExitCode.DONE;
      case AWAITING_APPROVAL -> ExitCode.AWAITS_APPROVAL;
      case EXPLORING, COMPARING, CONCLUDING, PAUSED, CANCELLED, REFUSED -> ExitCode.FAILED;
    };
  }

  /** Whether someone who can still act need not wait longer. */
  static boolean hasEndedOrAwaitsApproval(StudyView study) {
    return study.state().isTerminal() || study.state() == StudyView.State.AWAITING_APPROVAL;
  }
}
