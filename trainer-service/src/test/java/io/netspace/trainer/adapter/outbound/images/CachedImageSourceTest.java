package io.netspace.trainer.adapter.outbound.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.images.cache.ImageCache;
import io.netspace.trainer.domain.ImageSplit;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class CachedImageSourceTest {
  private final CachedImageSource source =
      new CachedImageSource(new ImageCache(Path.of("unused"), 0, Clock.systemUTC()));
  private final GeneratedImages dataSet = new GeneratedImages(new ImageShape(3, 16, 16), 4, 1, 5);

  @Test
  void theSameLimitsGiveTheKeptImages() throws InterruptedException {
    // Given
    ImageSplit first = source.load(dataSet, regime(1, 40));

    // When
    ImageSplit second = source.load(dataSet, regime(9, 40));

    // Then
    assertThat(second).isSameAs(first);
    assertThat(first.train().count()).isEqualTo(40);
    assertThat(first.validation().count()).isEqualTo(20);
    assertThat(first.classNames()).containsExactly("disc", "square", "triangle", "cross");
  }

  @Test
  void otherLimitsGiveOtherImages() throws InterruptedException {
    // Given
    ImageSplit first = source.load(dataSet, regime(1, 40));

    // When
    ImageSplit second = source.load(dataSet, regime(1, 44));

    // Then
    assertThat(second).isNotSameAs(first);
  }

  @Test
  void theTwoLastUsedAreKept() throws InterruptedException {
    // Given
    ImageSplit first = source.load(dataSet, regime(1, 40));
    ImageSplit second = source.load(dataSet, regime(1, 44));
    ImageSplit used = source.load(dataSet, regime(1, 40));

    // When
    source.load(dataSet, regime(1, 48));

    // Then
    assertThat(used).isSameAs(first);
    assertThat(source.load(dataSet, regime(1, 40))).isSameAs(first);
    assertThat(source.load(dataSet, regime(1, 44))).isNotSameAs(second);
  }

  private static Regime regime(int epochs, int train) {
    return new Regime(new Window(1, 1_000_000), epochs, 2, train, 20, Recipe.DEFAULT);
  }
}
