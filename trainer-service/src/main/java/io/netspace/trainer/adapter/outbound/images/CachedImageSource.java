package io.netspace.trainer.adapter.outbound.images;

import io.netspace.model.training.DataSet;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.images.cache.ImageCache;
import io.netspace.trainer.adapter.outbound.images.format.DataSplit;
import io.netspace.trainer.adapter.outbound.images.split.SplitReader;
import io.netspace.trainer.adapter.outbound.images.synthetic.SyntheticImages;
import io.netspace.trainer.application.ImageSource;
import io.netspace.trainer.domain.ImageSplit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws or reads a set of images on request, and caches the two last used. */
public final class CachedImageSource implements ImageSource {
  private final SplitReader splitReader;
  private final Map<Key, ImageSplit> splitsByKey = new LeastRecentlyUsed();

  /** Caches decoded images of folders and files in this cache, generated ones in memory. */
  public CachedImageSource(ImageCache cache) {
    this.splitReader = new SplitReader(cache);
  }

  @Override
  public synchronized ImageSplit load(DataSet dataSet, Regime regime) throws InterruptedException {
    Key key = new Key(dataSet, regime.trainImages(), regime.validationImages());
    ImageSplit split = splitsByKey.get(key);
    if (split == null) {
      split = read(dataSet, regime);
      splitsByKey.put(key, split);
    }
    return split;
  }

  private ImageSplit read(DataSet dataSet, Regime regime) throws InterruptedException {
    return switch (dataSet) {
      case GeneratedImages generated -> generate(generated, regime);
      case ImageFolder folder -> splitReader.read(folder, regime);
    };
  }

  private static ImageSplit generate(GeneratedImages generated, Regime regime) {
    SyntheticImages drawing = new SyntheticImages(generated);
    return new ImageSplit(
        drawing.render(DataSplit.TRAIN, regime.trainImages()),
        drawing.render(DataSplit.VALIDATION, regime.validationImages()),
        drawing.classNames());
  }

  private record Key(DataSet dataSet, int trainImages, int validationImages) {}

  @SuppressWarnings("serial")
  private static final class LeastRecentlyUsed extends LinkedHashMap<Key, ImageSplit> {
    private static final int CAPACITY = 2;

    LeastRecentlyUsed() {
      super(CAPACITY, 1, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, ImageSplit> eldest) {
      return size() > CAPACITY;
    }
  }
}
