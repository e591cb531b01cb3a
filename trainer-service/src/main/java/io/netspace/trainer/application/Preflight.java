package io.netspace.trainer.application;

import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import io.netspace.trainer.domain.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training step of a tiny network, which shows whether this process can train before it takes a
 * candidate.
 */
public final class Preflight {
  private static final ImageShape IMAGE = new ImageShape(1, 8, 8);
  private static final int CLASSES = 2;
  private static final int BATCH = 10;

  private final NetworkTrainer trainer;

  public Preflight(NetworkTrainer trainer) {
    this.trainer = trainer;
  }

  /** The reason why this process cannot train; empty if it can. */
  public Optional<String> failure() throws InterruptedException {
    try {
      return switch (trainer.train(
          candidate(), regime(), images(), TrainingArtifacts.NONE, _ -> {})) {
        case TrainingResult.Completed _ -> Optional.empty();
        case TrainingResult.Diverged diverged -> Optional.of(diverged.reason());
      };
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      return Optional.of(e.toString());
    }
  }

  /** The device that executes the operations, once the preflight has passed. */
  public String device() {
    return trainer.device();
  }

  private static Candidate candidate() {
    Population population = Population.of(new StudyId("preflight"), 0, Purpose.EXPLORE);
    Architecture network =
        new Architecture(
            IMAGE,
            new Stem(StemType.SMALL_IMAGE, 8),
            List.of(new Stage(BlockType.X, 1, 8, 2, 1, 8)),
            CLASSES);
    return new Candidate(
        CandidateId.of(population.id(), 0, 0),
        population,
        0,
        0,
        new ParameterSetting(Map.of()),
        network,
        Complexity.of(network),
        1);
  }

  private static Regime regime() {
    return new Regime(new Window(0, Long.MAX_VALUE), 1, BATCH, BATCH, BATCH, Recipe.DEFAULT);
  }

  private static ImageSplit images() {
    byte[] pixels = new byte[BATCH * IMAGE.size()];
    int[] labels = new int[BATCH];
    for (int image = 0; image < BATCH; image++) {
      labels[image] = image % CLASSES;
      pixels[image * IMAGE.size() + image] = Byte.MAX_VALUE;
    }
    LabelledImages images = new LabelledImages(IMAGE, CLASSES, pixels, labels);
    return new ImageSplit(images, images);
  }
}
