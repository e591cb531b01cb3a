package io.netspace.offline.trained;

import io.netspace.model.network.ImageShape;
import io.netspace.offline.common.Terminal;
import io.netspace.trainer.adapter.outbound.images.decoding.DecodedImage;
import io.netspace.trainer.adapter.outbound.images.format.EncodedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Predicts the classes of image files, which are decoded as for training: turned as their EXIF data
 * says, resized to cover the network's input, its centre kept, colours as the network has them.
 */
public final class Predictor {
  private static final int BATCH = 64;

  private final OnnxModel model;
  private final Terminal terminal;
  private final List<DecodedImage.Unusable> unusable = new ArrayList<>();

  public Predictor(OnnxModel model, Terminal terminal) {
    this.model = model;
    this.terminal = terminal;
  }

  /** The predictions of the images that can be decoded, in their order. */
  public List<Prediction> predict(List<ImageFiles.Labelled> images) {
    List<Prediction> predictions = new ArrayList<>();
    for (int first = 0; first < images.size(); first += BATCH) {
      predictions.addAll(
          predictBatch(images.subList(first, Math.min(first + BATCH, images.size()))));
      terminal.showProgress(
          "%d of %d images".formatted(Math.min(first + BATCH, images.size()), images.size()));
    }
    terminal.clearProgress();
    return predictions;
  }

  private List<Prediction> predictBatch(List<ImageFiles.Labelled> images) {
    ImageShape shape = model.input();
    List<ImageFiles.Labelled> decoded = new ArrayList<>();
    float[] pixels = new float[images.size() * shape.size()];
    for (ImageFiles.Labelled image : images) {
      switch (DecodedImage.of(new EncodedImage.InFile(image.file()), shape)) {
        case DecodedImage.Usable usable -> {
          copy(usable.pixels().values(), pixels, decoded.size() * shape.size());
          decoded.add(image);
        }
        case DecodedImage.Unusable bad -> unusable.add(bad);
      }
    }
    if (decoded.isEmpty()) {
      return List.of();
    }
    float[] used = Arrays.copyOf(pixels, decoded.size() * shape.size());
    float[][] logits = model.logits(used);
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < decoded.size(); i++) {
      predictions.add(Prediction.of(decoded.get(i), logits[i]));
    }
    return predictions;
  }

  private static void copy(byte[] values, float[] pixels, int first) {
    for (int i = 0; i < values.length; i++) {
      pixels[first + i] = values[i] & 0xff;
    }
  }

  /** The images of all predictions so far that cannot be decoded. */
  public List<DecodedImage.Unusable> unusable() {
    return List.copyOf(unusable);
  }
}
