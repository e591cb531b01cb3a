package io.netspace.model.common;

/** A closed range of whole numbers, such as the multiply-adds a regime allows. */
public record Window(long low, long high) {
  public Window {
    Require.that(low >= 0, "low", low, "must be 0 or more");
    Require.that(high >= low, "high", high, "must not be below low (" + low + ")");
  }

  /** Whether low ≤ value ≤ high. */
  public boolean contains(long value) {
    return low <= value && value <= high;
  }
}
