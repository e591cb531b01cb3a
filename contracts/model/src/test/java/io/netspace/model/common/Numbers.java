package io.netspace.model.common;

import java.util.Arrays;
import java.util.List;

/** Lists in golden files: numbers separated by spaces. */
public final class Numbers {
  private Numbers() {}

  public static List<Integer> integers(String text) {
    return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
  }

  public static List<Double> decimals(String text) {
    return Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
  }
}
