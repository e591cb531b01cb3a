package io.netspace.cli.study;

import io.netspace.gateway.application.view.StudyView;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.offline.common.ExitCode;

/** The exit code of a command that waited for a study. */
final class StudyExitCode {
  private StudyExitCode() {}

  static ExitCode of(StudyView study) {
    return switch (study.state()) {
      case CONCLUDED -> ExitCode.DONE;
      case AWAITING_APPROVAL -> ExitCode.AWAITS_APPROVAL;
      case EXPLORING, COMPARING, CONCLUDING, PAUSED, CANCELLED, REFUSED, FAILED -> ExitCode.FAILED;
    };
  }

  /** Whether waiting can end because a person must act. */
  static boolean hasEndedOrAwaitsApproval(StudyView study) {
    return study.state().ended() || study.state() == StudyState.AWAITING_APPROVAL;
  }
}
