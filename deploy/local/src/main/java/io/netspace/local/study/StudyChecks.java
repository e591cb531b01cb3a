package io.netspace.local.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.Window;
import io.netspace.local.Refusal;
import io.netspace.sampler.domain.AcceptanceProbe;
import io.netspace.sampler.domain.Satisfied;
import io.netspace.sampler.domain.Unsatisfied;
import java.nio.file.Path;

/** What the services' own rules say of a study that has not begun. */
final class StudyChecks {
  private static final long MAX_DRAWS = 200_000;

  private StudyChecks() {}

  /** Fills in what the images of a folder say of themselves; refuses a folder that is broken. */
  static void describe(Path folder, ObjectNode dataSet) {
    throw new UnsupportedOperationException(folder + " " + dataSet);
  }

  /** Refuses a study of whose starting space nothing falls into the window, as far as one can see. */
  static void refuseImpossibleWindow(Study study) {
    Window window = study.regime().flops();
    switch (AcceptanceProbe.probe(
        study.space(), study.dataSet(), window, study.seed(), MAX_DRAWS)) {
      case Satisfied _ -> {}
      case Unsatisfied none ->
          throw Refusal.usage(
              "regime.flops ([%d, %d]) holds none of %d networks drawn from %s; widen the window, or change the space."
                  .formatted(window.low(), window.high(), none.draws(), study.space().name()));
    }
  }
}
