package io.netspace.local.study;

import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.ImageShape;
import io.netspace.model.sampling.FeasibilityProbe;
import io.netspace.model.sampling.Feasible;
import io.netspace.model.sampling.NoneFound;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.Study;
import io.netspace.model.training.Regime;
import io.netspace.model.training.TrainingMemory;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import io.netspace.offline.dataset.DataSetValidation;
import io.netspace.sampler.domain.population.PopulationPlan;
import io.netspace.sampler.domain.population.PopulationSampler;
import io.netspace.sampler.domain.population.Sampled;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Validates a study by the services' own rules before it is submitted. */
final class StudyValidation {
  private static final long MAX_DRAWS = 1_000_000;
  private static final double GIGABYTE = 1e9;
  private static final long MEBIBYTE = 1 << 20;

  private StudyValidation() {}

  /**
   * Checks a folder or file of images; refuses one that cannot be trained on.
   *
   * @param resized shape that all images are resized to, or null
   * @param skip whether bad images are skipped
   */
  static DataSetCheck checkImages(
      Path place, @Nullable ImageShape resized, boolean skip, Terminal terminal) {
    DataSetCheck check = DataSetValidation.check(place, resized, terminal);
    if (!check.isUsable()) {
      if (!skip) {
        throw CommandException.usage(
            DataSetValidation.unusableImageMessage(check) + "; " + check.remedy() + ".");
      }
      terminal.printLine(DataSetValidation.unusableImageMessage(check) + "; left out.");
    }
    return check;
  }

  /** Refuses a study if no network of its starting space was found inside the window. */
  static Feasible requireSatisfiableWindow(Study study) {
    Window window = study.regime().flops();
    return switch (FeasibilityProbe.probe(
        study.space(), study.dataSet(), study.regime(), study.seed(), MAX_DRAWS)) {
      case Feasible feasible -> feasible;
      case NoneFound none ->
          throw CommandException.usage(
              "regime.flops ([%d, %d])%s holds none of %d networks drawn from %s; widen the window, or change the space."
                  .formatted(
                      window.low(),
                      window.high(),
                      memoryLimit(study.regime()),
                      none.draws(),
                      study.space().name()));
    };
  }

  /**
   * Refuses a study of whose first networks one takes more memory than any trainer has.
   *
   * @param memoryBytes that each trainer has for a training
   */
  static void requireMemory(Study study, long memoryBytes, int trainers) {
    int batch = study.regime().batchSize();
    firstNetworks(study)
        .filter(network -> TrainingMemory.bytes(network, batch) > memoryBytes)
        .findFirst()
        .ifPresent(
            network -> {
              throw CommandException.usage(
                  String.format(
                      Locale.ROOT,
                      "regime.memory (%s) allows networks whose training takes about %.1f GB, and none of the %d trainers has more than %.1f GB for one; write regime.memory: %dM, or start fewer trainers (--trainers).",
                      study.regime().maxMemoryBytes() == null
                          ? "not given"
                          : study.regime().maxMemoryBytes(),
                      TrainingMemory.bytes(network, batch) / GIGABYTE,
                      trainers,
                      memoryBytes / GIGABYTE,
                      memoryBytes / MEBIBYTE));
            });
  }

  private static Stream<Architecture> firstNetworks(Study study) {
    PopulationSampler sampler =
        new PopulationSampler(
            new PopulationPlan(
                study.seed(),
                Population.of(study.id(), 0, Purpose.EXPLORE),
                study.space(),
                study.dataSet(),
                study.regime()),
            MAX_DRAWS);
    return Stream.generate(sampler::next)
        .limit(study.models())
        .takeWhile(Sampled.class::isInstance)
        .map(next -> ((Sampled) next).candidate().architecture());
  }

  private static String memoryLimit(Regime regime) {
    Long most = regime.maxMemoryBytes();
    return most == null ? "" : " under regime.memory (%d)".formatted(most);
  }
}
