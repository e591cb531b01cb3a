package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.DataSet;
import io.netspace.contracts.vocabulary.GeneratedImages;
import io.netspace.contracts.vocabulary.ImageFolder;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.trainer.application.ImageSource;
import io.netspace.trainer.domain.ImageSplit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws or reads a set of images when it is asked for, and keeps the two last used. */
public final class CachedImageSource implements ImageSource {
  private final SplitReader stored;
  private final Map<Key, ImageSplit> splits = new LastUsed();

  /** Keeps decoded images of folders and files in a cache, those that it draws in memory. */
  public CachedImageSource(ImageCache cache) {
    this.stored = new SplitReader(cache);
  }

  @Override
  public synchronized ImageSplit images(DataSet dataSet, Regime regime)
      throws InterruptedException {
    Key key = new Key(dataSet, regime.trainImages(), regime.validationImages());
    ImageSplit split = splits.get(key);
    if (split == null) {
      split = load(dataSet, regime);
      splits.put(key, split);
    }
    return split;
  }

  private ImageSplit load(DataSet dataSet, Regime regime) throws InterruptedException {
    return switch (dataSet) {
      case GeneratedImages generated -> draw(generated, regime);
      case ImageFolder folder -> stored.read(folder, regime);
    };
  }

  private static ImageSplit draw(GeneratedImages generated, Regime regime) {
    ImageDrawing drawing = new ImageDrawing(generated);
    return new ImageSplit(
        drawing.draw(ImageDrawing.Part.TRAIN, regime.trainImages()),
        drawing.draw(ImageDrawing.Part.VALIDATION, regime.validationImages()));
  }

  private record Key(DataSet dataSet, int trainImages, int validationImages) {}

  @SuppressWarnings("serial")
  private static final class LastUsed extends LinkedHashMap<Key, ImageSplit> {
    private static final int KEPT = 2;

    LastUsed() {
      super(KEPT, 1, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, ImageSplit> eldest) {
      return size() > KEPT;
    }
  }
}
