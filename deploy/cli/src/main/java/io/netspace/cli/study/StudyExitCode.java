package io.netspace.cli.study;

import io.netspace.gateway.application.view.StudyView;
import io.netspace.gateway.domain.study.StudyState;
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
    return study.state().ended() || study.state() == StudyState.AWAITING_APPROVAL;
  }
}
