package io.netspace.sampler.domain;

import java.util.Arrays;

/**
 * What became of the candidates of a population: a byte each, in a row of indices for each
 * replicate that there is. How many replicates there are to be need not be known.
 */
final class FateTable {
  private static final byte NOT_SAMPLED = 0;

  private byte[][] rows = {};

  /** Whether a candidate is sampled. */
  boolean has(int index, int replicate) {
    return replicate < rows.length
        && index < rows[replicate].length
        && rows[replicate][index] != NOT_SAMPLED;
  }

  /** The fate of a candidate that is sampled. */
  Fate get(int index, int replicate) {
    return Fate.of(rows[replicate][index]);
  }

  void put(int index, int replicate, Fate fate) {
    int known = rows.length;
    if (replicate >= known) {
      rows = Arrays.copyOf(rows, replicate + 1);
      Arrays.fill(rows, known, rows.length, new byte[0]);
    }
    if (index >= rows[replicate].length) {
      rows[replicate] = Arrays.copyOf(rows[replicate], index + 1 + index / 2);
    }
    rows[replicate][index] = fate.code();
  }
}
