package io.netspace.model.testing;

import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small spaces, regimes and populations that tests draw from. */
public final class TestSpaces {
  public static final GeneratedImages IMAGES =
      new GeneratedImages(new ImageShape(3, 32, 32), 10, 1, 7);

  /** 0.8 to 1.2 million multiply-adds. */
  public static final Window ABOUT_ONE_MILLION = new Window(800_000, 1_200_000);

  public static final Window UNSATISFIABLE_WINDOW = new Window(1, 2);

  private TestSpaces() {}

  /** A known space with a stem of 16 channels, up to 6 blocks a stage and 128 channels. */
  public static DesignSpace small(String name) {
    return KnownSpaces.named(
        name, KnownSpaces.anyNetXA(new Stem(StemType.SIMPLE, 16), List.of(1, 2, 2, 2), 6, 128));
  }

  /** One stage of one block: no more than eight networks. */
  public static DesignSpace tiny() {
    return KnownSpaces.named(
        "AnyNetX_C", KnownSpaces.anyNetXA(new Stem(StemType.SIMPLE, 8), List.of(2), 1, 8));
  }

  public static Regime regime(Window flops) {
    return regime(flops, null);
  }

  public static Regime regime(Window flops, @Nullable Long maxMemoryBytes) {
    return new Regime(flops, 1, 64, 640, 100, Recipe.DEFAULT, maxMemoryBytes);
  }

  public static Population population(String study) {
    return Population.of(new StudyId(study), 0, Purpose.EXPLORE);
  }
}
