package io.netspace.local.command;

import io.netspace.local.ExitCode;
import io.netspace.local.client.StudyView;

/** What a study's state means for the command that waited for it. */
final class Ending {
  private Ending() {}

  static ExitCode exitCode(StudyView study) {
    return switch (study.state()) {
      case CONCLUDED -> ExitCode.DONE;
      case AWAITING_APPROVAL -> ExitCode.AWAITS_APPROVAL;
      case EXPLORING, COMPARING, CONCLUDING, PAUSED, CANCELLED, REFUSED -> ExitCode.FAILED;
    };
  }

  /** Whether someone who can still act need not wait longer. */
  static boolean endedOrAwaits(StudyView study) {
    return study.state().ended() || study.state() == StudyView.State.AWAITING_APPROVAL;
  }
}
