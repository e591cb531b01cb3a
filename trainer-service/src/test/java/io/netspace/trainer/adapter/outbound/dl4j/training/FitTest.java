package io.netspace.trainer.adapter.outbound.dl4j.training;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.candidate;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks;
import io.netspace.trainer.adapter.outbound.images.CachedImageSource;
import io.netspace.trainer.adapter.outbound.images.cache.ImageCache;
import io.netspace.trainer.application.TrainingArtifacts;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import io.netspace.trainer.domain.TrainingResult;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitTest {
  private static final ImageShape SHAPE = new ImageShape(3, 16, 16);

  @Test
  void aThousandImagesAreMemorised() throws InterruptedException {
    // Given
    Architecture network =
        new Architecture(
            SHAPE,
            new Stem(StemType.SMALL_IMAGE, 16),
            List.of(stage(1, 32, 2, 1, 8), stage(1, 64, 2, 1, 8), stage(1, 96, 2, 1, 8)),
            10);
    Regime regime = TinyNetworks.regime(20, 50, 1000, new Recipe(0.1, 0.9, 5e-4, 0));
    LabelledImages images =
        new CachedImageSource(new ImageCache(Path.of("unused"), 0, Clock.systemUTC()))
            .load(new GeneratedImages(SHAPE, 10, 1, 1), regime)
            .train();

    // When
    TrainingResult end =
        new Dl4jNetworkTrainer()
            .train(
                candidate(network, 1),
                regime,
                new ImageSplit(images, images),
                TrainingArtifacts.NONE,
                _ -> {});

    // Then
    assertThat(images.count()).isEqualTo(1000);
    assertThat(end.curve().getLast().errorPercent()).isLessThan(2);
  }
}
