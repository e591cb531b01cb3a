package io.netspace.trainer.application;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.BlockType;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Complexity;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.ParameterSetting;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.Recipe;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.Stage;
import io.netspace.contracts.vocabulary.Stem;
import io.netspace.contracts.vocabulary.StemType;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.Window;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import io.netspace.trainer.domain.TrainingEnd;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a tiny network, to know before any candidate is taken whether this process trains.
 */
public final class Preflight {
  private static final ImageShape IMAGE = new ImageShape(1, 8, 8);
  private static final int CLASSES = 2;
  private static final int BATCH = 10;

  private final NetworkTrainer trainer;

  public Preflight(NetworkTrainer trainer) {
    this.trainer = trainer;
  }

  /** Why this process cannot train, if it cannot. */
  public Optional<String> failure() throws InterruptedException {
    try {
      return switch (trainer.train(
          candidate(), regime(), images(), TrainingArtifacts.NONE, _ -> {})) {
        case TrainingEnd.Completed _ -> Optional.empty();
        case TrainingEnd.Diverged diverged -> Optional.of(diverged.reason());
      };
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      return Optional.of(e.toString());
    }
  }

  /** What really computes, of a process that trains. */
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
