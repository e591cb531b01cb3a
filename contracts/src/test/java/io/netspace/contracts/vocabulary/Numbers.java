package io.netspace.contracts.vocabulary;

import java.util.Arrays;
import java.util.List;

/** Lists in golden files: numbers separated by spaces. */
final class Numbers {
  private Numbers() {}

  static List<Integer> integers(String text) {
    return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
  }

  static List<Double> decimals(String text) {
    return Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
  }
}
