package io.netspace.trainer.adapter.outbound.images.synthetic;

import io.netspace.model.common.Derivation;
import io.netspace.model.network.ImageShape;
import io.netspace.model.training.GeneratedImages;
import io.netspace.trainer.domain.LabelledImages;
import io.netspace.trainer.domain.SplitMix64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws generated images: one figure of the image's class at a random place, size, turn and colour
 * on a random ground, among clutter and under noise. Image {@code i} of a part is a pure function
 * of the data set and {@code i}, the same on every machine; its class is {@code i} modulo the
 * number of classes. Foreground and background are of the same colours, so colour alone tells
 * nothing.
 */
public final class SyntheticImages {
  /** Images of different parts are drawn from different seeds. */
  public enum Split {
    TRAIN("TRAIN"),
    VALIDATION("VALIDATION");

    /** What images of the part are drawn from, beside their place. */
    private final String seed;

    Split(String seed) {
      this.seed = seed;
    }
  }

  /** Class i is figure i. */
  private static final List<Figure> FIGURES = List.of(Figure.values());

  private static final int MAX_COLOUR_ATTEMPTS = 50;

  private final GeneratedImages dataSet;
  private final DifficultySettings difficulty;

  public SyntheticImages(GeneratedImages dataSet) {
    this.dataSet = dataSet;
    this.difficulty = DifficultySettings.of(dataSet.difficulty());
  }

  /** The first {@code count} images of a part, drawn in parallel. */
  public LabelledImages render(Split part, int count) {
    ImageShape shape = dataSet.input();
    byte[] pixels = new byte[count * shape.size()];
    IntStream.range(0, count)
        .parallel()
        .forEach(image -> renderImage(part, image).copyTo(pixels, image * shape.size()));
    int[] labels = IntStream.range(0, count).map(this::label).toArray();
    return new LabelledImages(shape, dataSet.classes(), pixels, labels);
  }

  private int label(int image) {
    return image % dataSet.classes();
  }

  private Canvas renderImage(Split part, int image) {
    SplitMix64 dice = new SplitMix64(Derivation.seed("image", dataSet.seed(), part.seed, image));
    Canvas canvas = new Canvas(dataSet.input());
    double[] ground = colour(dice);
    canvas.fillGradient(ground, slope(dice), angle(dice));
    paintClutter(canvas, dice, difficulty.maxBackgroundClutter());
    canvas.paint(FIGURES.get(label(image)), placement(dice), contrastingColour(ground, dice));
    paintClutter(canvas, dice, difficulty.maxForegroundClutter());
    canvas.addNoise(dice, difficulty.noiseStandardDeviation());
    return canvas;
  }

  private Placement placement(SplitMix64 dice) {
    double side = side();
    return new Placement(
        0.5 * dataSet.input().width()
            + side * dice.uniform(-difficulty.maxShift(), difficulty.maxShift()),
        0.5 * dataSet.input().height()
            + side * dice.uniform(-difficulty.maxShift(), difficulty.maxShift()),
        side * dice.uniform(difficulty.minRadius(), difficulty.maxRadius()),
        angle(dice),
        Math.sqrt(dice.uniform(1, difficulty.maxAspect())));
  }

  private void paintClutter(Canvas canvas, SplitMix64 dice, int most) {
    int count = dice.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      SignedDistance outline = dice.nextInt(2) == 0 ? SignedDistance.BAR : SignedDistance.BLOB;
      canvas.paint(outline, clutterPlacement(dice), colour(dice));
    }
  }

  private Placement clutterPlacement(SplitMix64 dice) {
    return new Placement(
        dice.uniform(0, dataSet.input().width()),
        dice.uniform(0, dataSet.input().height()),
        side() * dice.uniform(0.25 * difficulty.maxClutterRadius(), difficulty.maxClutterRadius()),
        angle(dice),
        1);
  }

  private double[] colour(SplitMix64 dice) {
    return channels(dice, 20, 235);
  }

  private double[] slope(SplitMix64 dice) {
    return channels(dice, -difficulty.maxColourGradient(), difficulty.maxColourGradient());
  }

  private double[] channels(SplitMix64 dice, double low, double high) {
    double[] values = new double[dataSet.input().channels()];
    for (int channel = 0; channel < values.length; channel++) {
      values[channel] = dice.uniform(low, high);
    }
    return values;
  }

  /** The first random colour that stands out; of all tried, when none does. */
  private double[] contrastingColour(double[] ground, SplitMix64 dice) {
    double[] colour = colour(dice);
    for (int i = 1;
        i < MAX_COLOUR_ATTEMPTS && contrast(colour, ground) < difficulty.minContrast();
        i++) {
      colour = colour(dice);
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

  private static double angle(SplitMix64 dice) {
    return dice.uniform(0, 2 * Math.PI);
  }

  private double side() {
    return Math.min(dataSet.input().height(), dataSet.input().width());
  }
}
