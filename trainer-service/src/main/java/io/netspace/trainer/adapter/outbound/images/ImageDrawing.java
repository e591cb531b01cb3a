package io.netspace.trainer.adapter.outbound.images;

import io.netspace.contracts.vocabulary.Derivation;
import io.netspace.contracts.vocabulary.GeneratedImages;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.trainer.domain.LabelledImages;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws generated images: one figure of the image's class at a random place, size, turn and colour
 * on a random ground, among clutter and under noise. Image {@code i} of a part is a pure function
 * of the data set and {@code i}, the same on every machine; its class is {@code i} modulo the
 * number of classes. Foreground and background are of the same colours, so colour alone tells
 * nothing.
 */
final class ImageDrawing {
  /** Images of different parts are drawn from different seeds. */
  enum Part {
    TRAIN("TRAIN"),
    VALIDATION("VALIDATION");

    /** What images of the part are drawn from, beside their place. */
    private final String seed;

    Part(String seed) {
      this.seed = seed;
    }
  }

  /** Class i is figure i. */
  private static final List<Figure> FIGURES = List.of(Figure.values());

  private static final int COLOUR_TRIALS = 50;

  private final GeneratedImages dataSet;
  private final Hardness hardness;

  ImageDrawing(GeneratedImages dataSet) {
    this.dataSet = dataSet;
    this.hardness = Hardness.of(dataSet.difficulty());
  }

  /** The first {@code count} images of a part, drawn in parallel. */
  LabelledImages draw(Part part, int count) {
    ImageShape shape = dataSet.input();
    byte[] pixels = new byte[count * shape.size()];
    IntStream.range(0, count)
        .parallel()
        .forEach(image -> canvas(part, image).copyTo(pixels, image * shape.size()));
    int[] labels = IntStream.range(0, count).map(this::label).toArray();
    return new LabelledImages(shape, dataSet.classes(), pixels, labels);
  }

  private int label(int image) {
    return image % dataSet.classes();
  }

  private Canvas canvas(Part part, int image) {
    Dice dice = new Dice(Derivation.seed("image", dataSet.seed(), part.seed, image));
    Canvas canvas = new Canvas(dataSet.input());
    double[] ground = colour(dice);
    canvas.ground(ground, slope(dice), turn(dice));
    clutter(canvas, dice, hardness.clutterBehind());
    canvas.paint(FIGURES.get(label(image)), place(dice), colourUnlike(ground, dice));
    clutter(canvas, dice, hardness.clutterBefore());
    canvas.roughen(dice, hardness.noise());
    return canvas;
  }

  private Placement place(Dice dice) {
    double side = side();
    return new Placement(
        0.5 * dataSet.input().width() + side * dice.between(-hardness.shift(), hardness.shift()),
        0.5 * dataSet.input().height() + side * dice.between(-hardness.shift(), hardness.shift()),
        side * dice.between(hardness.minRadius(), hardness.maxRadius()),
        turn(dice),
        Math.sqrt(dice.between(1, hardness.stretch())));
  }

  private void clutter(Canvas canvas, Dice dice, int most) {
    int count = dice.below(most + 1);
    for (int i = 0; i < count; i++) {
      Outline outline = dice.below(2) == 0 ? Outline.BAR : Outline.BLOB;
      canvas.paint(outline, anywhere(dice), colour(dice));
    }
  }

  private Placement anywhere(Dice dice) {
    return new Placement(
        dice.between(0, dataSet.input().width()),
        dice.between(0, dataSet.input().height()),
        side() * dice.between(0.25 * hardness.clutterRadius(), hardness.clutterRadius()),
        turn(dice),
        1);
  }

  private double[] colour(Dice dice) {
    return channels(dice, 20, 235);
  }

  private double[] slope(Dice dice) {
    return channels(dice, -hardness.slope(), hardness.slope());
  }

  private double[] channels(Dice dice, double low, double high) {
    double[] values = new double[dataSet.input().channels()];
    for (int channel = 0; channel < values.length; channel++) {
      values[channel] = dice.between(low, high);
    }
    return values;
  }

  /** The first random colour that stands out; of all tried, when none does. */
  private double[] colourUnlike(double[] ground, Dice dice) {
    double[] colour = colour(dice);
    for (int i = 1; i < COLOUR_TRIALS && contrast(colour, ground) < hardness.contrast(); i++) {
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

  private static double turn(Dice dice) {
    return dice.between(0, 2 * Math.PI);
  }

  private double side() {
    return Math.min(dataSet.input().height(), dataSet.input().width());
  }
}
