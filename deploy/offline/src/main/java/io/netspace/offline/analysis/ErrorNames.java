package io.netspace.offline.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises columns of errors by the words of their names: {@code val_top1_err}. */
final class ErrorNames {
  private static final Pattern LIST_ITEM = Pattern.compile(".*\\[\\d+]");
  private static final Pattern BETWEEN_PARTS = Pattern.compile("[./]");
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
  private static final Set<String> TRAINING = Set.of("train", "training", "trn");
  private static final Set<String> OTHER_SPLITS =
      Set.of("val", "valid", "validation", "dev", "test", "testing", "eval");
  private static final Set<String> STATISTICS =
      Set.of("top1", "top", "1", "min", "max", "best", "final", "last", "mean", "avg", "rate");
  private static final Set<String> PERCENT = Set.of("percent", "pct", "percentage");
  private static final Set<String> ERROR = Set.of("error", "err");
  private static final Set<String> ACCURACY = Set.of("acc", "acc1", "accuracy", "top1");

  private ErrorNames() {}

  /** Whether the last part of a name is an error or an accuracy, of any split. */
  static boolean isMeasure(String name) {
    return isError(name) || isAccuracy(name);
  }

  /** Whether the last part of a name is an error, of any split. */
  static boolean isError(String name) {
    return measures(name, ERROR);
  }

  /** Whether the last part of a name is an accuracy, of any split. */
  static boolean isAccuracy(String name) {
    return measures(name, ACCURACY);
  }

  /** Whether a name is of the training split. */
  static boolean isTraining(String name) {
    return words(name).stream().anyMatch(TRAINING::contains);
  }

  /** Whether a name says that its values are percentages. */
  static boolean isPercentage(String name) {
    return name.contains("%") || words(name).stream().anyMatch(PERCENT::contains);
  }

  /** Whether a name is a split of the data, not a network. */
  static boolean isSplit(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return TRAINING.contains(word) || OTHER_SPLITS.contains(word);
  }

  private static boolean measures(String name, Set<String> measure) {
    if (LIST_ITEM.matcher(name).matches()) {
      // One epoch of many, or one of several classes.
      return false;
    }
    String[] parts = BETWEEN_PARTS.split(name, -1);
    List<String> words = words(parts[parts.length - 1]);
    return words.stream().anyMatch(measure::contains)
        && words.stream()
            .allMatch(
                word ->
                    measure.contains(word)
                        || isSplit(word)
                        || STATISTICS.contains(word)
                        || PERCENT.contains(word));
  }

  private static List<String> words(String name) {
    return Arrays.stream(BETWEEN_WORDS.split(name, -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
