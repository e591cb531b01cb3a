package io.netspace.trainer.adapter.outbound.images.synthetic;

import io.netspace.model.common.Derivation;
import io.netspace.model.network.ImageShape;
import io.netspace.model.training.GeneratedImages;
import io.netspace.trainer.adapter.outbound.images.format.DataSplit;
import io.netspace.trainer.domain.LabelledImages;
import io.netspace.trainer.domain.SplitMix64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Draws generated images: one figure of the image's class at a random position, size, rotation and
 * colour on a random background, with clutter and noise. Image {@code i} of a split is a pure
 * function of the data set and {@code i}, the same on every machine; its class is {@code i} modulo
 * the number of classes. Foreground and background colours have the same distribution, so colour
 * alone does not determine the class.
 */
public final class SyntheticImages {
  /** Class i is figure i. */
  private static final List<Figure> FIGURES = List.of(Figure.values());

  private static final int MAX_COLOUR_ATTEMPTS = 50;

  private final GeneratedImages dataSet;
  private final DifficultySettings difficulty;

  public SyntheticImages(GeneratedImages dataSet) {
    this.dataSet = dataSet;
    this.difficulty = DifficultySettings.of(dataSet.difficulty());
  }

  /** The first {@code count} images of a split, drawn in parallel. */
  public LabelledImages render(DataSplit split, int count) {
    ImageShape shape = dataSet.input();
    byte[] pixels = new byte[count * shape.size()];
    IntStream.range(0, count)
        .parallel()
        .forEach(image -> renderImage(split, image).copyTo(pixels, image * shape.size()));
    int[] labels = IntStream.range(0, count).map(this::label).toArray();
    return new LabelledImages(shape, dataSet.classes(), pixels, labels);
  }

  /** The figure of each class, such as {@code disc}, by label. */
  public List<String> classNames() {
    return FIGURES.stream()
        .limit(dataSet.classes())
        .map(figure -> figure.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private int label(int image) {
    return image % dataSet.classes();
  }

  private Canvas renderImage(DataSplit split, int image) {
    SplitMix64 random =
        new SplitMix64(Derivation.seed("image", dataSet.seed(), seedName(split), image));
    Canvas canvas = new Canvas(dataSet.input());
    double[] ground = colour(random);
    canvas.fillGradient(ground, slope(random), angle(random));
    paintClutter(canvas, random, difficulty.maxBackgroundClutter());
    canvas.paint(FIGURES.get(label(image)), placement(random), contrastingColour(ground, random));
    paintClutter(canvas, random, difficulty.maxForegroundClutter());
    canvas.addNoise(random, difficulty.noiseStandardDeviation());
    return canvas;
  }

  /** Part of the seed of an image: a change of it changes all generated images. */
  private static String seedName(DataSplit split) {
    return switch (split) {
      case TRAIN -> "TRAIN";
      case VALIDATION -> "VALIDATION";
      case TEST -> "TEST";
    };
  }

  private Placement placement(SplitMix64 random) {
    double side = side();
    return new Placement(
        0.5 * dataSet.input().width()
            + side * random.uniform(-difficulty.maxShift(), difficulty.maxShift()),
        0.5 * dataSet.input().height()
            + side * random.uniform(-difficulty.maxShift(), difficulty.maxShift()),
        side * random.uniform(difficulty.minRadius(), difficulty.maxRadius()),
        angle(random),
        Math.sqrt(random.uniform(1, difficulty.maxAspect())));
  }

  private void paintClutter(Canvas canvas, SplitMix64 random, int most) {
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      SignedDistance outline = random.nextInt(2) == 0 ? SignedDistance.BAR : SignedDistance.BLOB;
      canvas.paint(outline, clutterPlacement(random), colour(random));
    }
  }

  private Placement clutterPlacement(SplitMix64 random) {
    return new Placement(
        random.uniform(0, dataSet.input().width()),
        random.uniform(0, dataSet.input().height()),
        side()
            * random.uniform(0.25 * difficulty.maxClutterRadius(), difficulty.maxClutterRadius()),
        angle(random),
        1);
  }

  private double[] colour(SplitMix64 random) {
    return channels(random, 20, 235);
  }

  private double[] slope(SplitMix64 random) {
    return channels(random, -difficulty.maxColourGradient(), difficulty.maxColourGradient());
  }

  private double[] channels(SplitMix64 random, double low, double high) {
    double[] values = new double[dataSet.input().channels()];
    for (int channel = 0; channel < values.length; channel++) {
      values[channel] = random.uniform(low, high);
    }
    return values;
  }

  /** The first random colour with enough contrast; the last of all tried when none has. */
  private double[] contrastingColour(double[] ground, SplitMix64 random) {
    double[] colour = colour(random);
    for (int i = 1;
        i < MAX_COLOUR_ATTEMPTS && contrast(colour, ground) < difficulty.minContrast();
        i++) {
      colour = colour(random);
    }
    return colour;
  }

  private static double contrast(double[] one, double[] other) {
    double sum = 0;
    for (int channel = 0; channel < one.length; channel++) {
      sum += Math.abs(one[channel] - other[channel]);
    }
    return sum / one.length;
  }

  private static double angle(SplitMix64 random) {
    return random.uniform(0, 2 * Math.PI);
  }

  private double side() {
    return Math.min(dataSet.input().height(), dataSet.input().width());
  }
}
