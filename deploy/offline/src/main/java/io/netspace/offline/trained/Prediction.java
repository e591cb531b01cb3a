package io.netspace.offline.trained;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a network gives for one image.
 *
 * @param label that the image has; null where it is unknown
 * @param probabilities of the classes, by label
 */
public record Prediction(Path image, @Nullable Integer label, List<Double> probabilities) {
  public Prediction {
    probabilities = List.copyOf(probabilities);
  }

  /** The softmax of logits. */
  static Prediction of(ImageFiles.Labelled image, float[] logits) {
    double largest = IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).max().orElse(0);
    double[] weights =
        IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i] - largest)).toArray();
    double sum = IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
    return new Prediction(
        image.file(),
        image.label(),
        IntStream.range(0, weights.length).mapToObj(i -> weights[i] / sum).toList());
  }

  /** The most probable labels, most probable first; equal ones in the order of labels. */
  public List<Integer> top(int count) {
    return IntStream.range(0, probabilities.size())
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(probabilities::get).reversed())
        .limit(count)
        .toList();
  }

  /** Whether the most probable class is another than the image's. */
  boolean isWrong() {
    return label != null && !top(1).getFirst().equals(label);
  }
}
