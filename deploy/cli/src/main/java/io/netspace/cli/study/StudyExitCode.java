package io.netspace.cli.study;

import io.netspace.local.client.StudyView;
import io.netspace.offline.common.ExitCode;

/** The exit code of a command that waited for a study. */
final class StudyExitCode {
  private StudyExitCode() {}

  static ExitCode of(StudyView study) {
    return switch (study.state()) {
      case CONCLUDED -> ExitCode.DONE;
      case AWAITING_APPROVAL -> ExitCode.AWAITS_APPROVAL;
      case EXPLORING, COMPARING, CONCLUDING, PAUSED, CANCELLED, REFUSED -> ExitCode.FAILED;
    };
  }

  /** Whether waiting can end because a person must act. */
  static boolean hasEndedOrAwaitsApproval(StudyView study) {
    return study.state().isTerminal() || study.state() == StudyView.State.AWAITING_APPROVAL;
  }
}
