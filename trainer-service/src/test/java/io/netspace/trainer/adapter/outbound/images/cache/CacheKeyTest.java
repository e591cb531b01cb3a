package io.netspace.trainer.adapter.outbound.images.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.training.BadImagePolicy;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.images.format.DataSetFiles;
import io.netspace.trainer.adapter.outbound.images.format.ImageFormat;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decoded images are found again under the name that the same decoder gave them. */
class CacheKeyTest {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);
  private static final Regime REGIME =
      new Regime(new Window(0, 1), 1, 2, 4000, 1000, Recipe.DEFAULT);
  private static final DataSetFiles STORED =
      new DataSetFiles(
          Path.of("/images/cifar10"),
          ImageFormat.FOLDER,
          List.of(),
          _ -> {
            throw new AssertionError("nothing is read");
          });

  @Test
  void theKeyOfADataSetChangesOnlyWithTheDecoder() {
    assertThat(CacheKey.of(STORED, new ImageFolder("images/cifar10", SHAPE, 10), REGIME))
        .isEqualTo("250fb9ebb870ca9a");
    assertThat(
            CacheKey.of(
                STORED,
                new ImageFolder("images/cifar10", SHAPE, 10, BadImagePolicy.SKIP, true),
                REGIME))
        .isEqualTo("47fd566988037244");
  }
}
