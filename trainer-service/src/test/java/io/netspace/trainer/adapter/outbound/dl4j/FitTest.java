package io.netspace.trainer.adapter.outbound.dl4j;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.candidate;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.GeneratedImages;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.contracts.vocabulary.Recipe;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.Stem;
import io.netspace.contracts.vocabulary.StemType;
import io.netspace.trainer.adapter.outbound.images.CachedImageSource;
import io.netspace.trainer.adapter.outbound.images.ImageCache;
import io.netspace.trainer.application.TrainingArtifacts;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import io.netspace.trainer.domain.TrainingEnd;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitTest {
  private static final ImageShape SHAPE = new ImageShape(3, 16, 16);

  @Test
  void aThousandImagesAreLearnedByHeart() throws InterruptedException {
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
            .images(new GeneratedImages(SHAPE, 10, 1, 1), regime)
            .train();

    // When
    TrainingEnd end =
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
