package io.netspace.local.study;

import io.netspace.contracts.vocabulary.ImageFolder;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.Window;
import io.netspace.local.Refusal;
import io.netspace.local.Terminal;
import io.netspace.sampler.domain.AcceptanceProbe;
import io.netspace.sampler.domain.Satisfied;
import io.netspace.sampler.domain.Unsatisfied;
import io.netspace.trainer.adapter.outbound.images.DataSetCheck;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the services' own rules say of a study that has not begun. */
final class StudyChecks {
  private static final long MAX_DRAWS = 1_000_000;

  private StudyChecks() {}

  /**
   * What a folder or file of images holds; refuses one that cannot be trained on.
   *
   * @param resized shape that all images are made to have, or null
   * @param skip whether bad images are left out
   */
  static ImageFolder describe(
      Path place, @Nullable ImageShape resized, boolean skip, Terminal terminal) {
    DataSetCheck check = ImageChecks.of(place, resized, terminal);
    if (!check.usable()) {
      if (!skip) {
        throw Refusal.usage(ImageChecks.unusable(check) + "; mend or remove it.");
      }
      terminal.say(ImageChecks.unusable(check) + "; left out.");
    }
    return check.dataSet();
  }

  /**
   * Refuses a study of whose starting space nothing falls into the window, as far as one can see.
   */
  static void refuseImpossibleWindow(Study study) {
    Window window = study.regime().flops();
    switch (AcceptanceProbe.probe(
        study.space(), study.dataSet(), study.regime(), study.seed(), MAX_DRAWS)) {
      case Satisfied _ -> {}
      case Unsatisfied none ->
          throw Refusal.usage(
              "regime.flops ([%d, %d])%s holds none of %d networks drawn from %s; widen the window, or change the space."
                  .formatted(
                      window.low(),
                      window.high(),
                      memory(study.regime()),
                      none.draws(),
                      study.space().name()));
    }
  }

  private static String memory(Regime regime) {
    Long most = regime.maxMemoryBytes();
    return most == null ? "" : " under regime.memory (%d)".formatted(most);
  }
}
