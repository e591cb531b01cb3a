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

/** Decoded images are found again under the name that they were given first. */
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
  void theKeyOfADataSetNeverChanges() {
    assertThat(CacheKey.of(STORED, new ImageFolder("images/cifar10", SHAPE, 10), REGIME))
        .isEqualTo("8a8eb75c666fc2c3");
    assertThat(
            CacheKey.of(
                STORED,
                new ImageFolder("images/cifar10", SHAPE, 10, BadImagePolicy.SKIP, true),
                REGIME))
        .isEqualTo("e4c1f183572ec2d3");
  }
}
