package io.netspace.trainer.adapter.outbound.dl4j;

import io.netspace.model.common.Window;
import io.netspace.model.network.Activation;
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
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Networks and images small enough to check every number. */
public final class TinyNetworks {
  public static final ImageShape SMALL = new ImageShape(3, 8, 8);

  private TinyNetworks() {}

  public static Stage stage(
      int depth, int width, int stride, double bottleneckRatio, int groupWidth) {
    return new Stage(BlockType.X, depth, width, stride, bottleneckRatio, groupWidth);
  }

  public static Architecture network(int classes, Stage... stages) {
    return new Architecture(SMALL, new Stem(StemType.SMALL_IMAGE, 8), List.of(stages), classes);
  }

  /** A network whose gradients have no kinks. */
  static Architecture smoothNetwork(int classes, Stage... stages) {
    return new Architecture(
        SMALL, new Stem(StemType.SMALL_IMAGE, 8), List.of(stages), classes, null, Activation.SILU);
  }

  public static Candidate candidate(Architecture architecture, long seed) {
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

  public static Regime regime(int epochs, int batchSize, int trainImages, Recipe recipe) {
    return new Regime(new Window(0, 1_000_000), epochs, batchSize, trainImages, 10, recipe);
  }

  /** Noise, brighter in the left half for class 0 and in the right half for class 1. */
  public static LabelledImages halves(int count, long seed) {
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

  public static ImageSplit easySplit() {
    return new ImageSplit(halves(203, 1), halves(37, 2));
  }
}
