package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.contracts.vocabulary.Activation;
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
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Networks and images small enough to check every number. */
final class TinyNetworks {
  static final ImageShape SMALL = new ImageShape(3, 8, 8);

  private TinyNetworks() {}

  static Stage stage(int depth, int width, int stride, double bottleneckRatio, int groupWidth) {
    return new Stage(BlockType.X, depth, width, stride, bottleneckRatio, groupWidth);
  }

  static Architecture network(int classes, Stage... stages) {
    return new Architecture(SMALL, new Stem(StemType.SMALL_IMAGE, 8), List.of(stages), classes);
  }

  /** A network whose gradients have no kinks. */
  static Architecture smoothNetwork(int classes, Stage... stages) {
    return new Architecture(
        SMALL, new Stem(StemType.SMALL_IMAGE, 8), List.of(stages), classes, null, Activation.SILU);
  }

  static Candidate candidate(Architecture architecture, long seed) {
    Population population = Population.of(new StudyId("tiny"), 0, Purpose.EXPLORE);
    return new Candidate(
        CandidateId.of(population.id(), 0, 0),
        population,
        0,
        0,
        new ParameterSetting(Map.of()),
        architecture,
        Complexity.of(architecture),
        seed);
  }

  static Regime regime(int epochs, int batchSize, int trainImages, Recipe recipe) {
    return new Regime(new Window(0, 1_000_000), epochs, batchSize, trainImages, 10, recipe);
  }

  /** Noise, brighter in the left half for class 0 and in the right half for class 1. */
  static LabelledImages halves(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * SMALL.size()];
    int[] labels = new int[count];
    for (int image = 0; image < count; image++) {
      labels[image] = image % 2;
      for (int i = 0; i < SMALL.size(); i++) {
        boolean left = i % SMALL.width() < SMALL.width() / 2;
        int bright = left == (labels[image] == 0) ? 60 : 0;
        pixels[image * SMALL.size() + i] = (byte) (random.nextInt(150) + bright);
      }
    }
    return new LabelledImages(SMALL, 2, pixels, labels);
  }

  static ImageSplit easySplit() {
    return new ImageSplit(halves(203, 1), halves(37, 2));
  }
}
