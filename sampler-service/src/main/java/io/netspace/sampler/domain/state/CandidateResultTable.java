package io.netspace.sampler.domain.state;

import java.util.Arrays;

/**
 * The results of a population's candidates, one byte each: an array by index for each replicate.
 * The number of replicates need not be known in advance.
 */
final class CandidateResultTable {
  private static final byte NOT_SAMPLED = 0;

  private byte[][] codesByReplicate = {};

  /** Whether a candidate is sampled. */
  boolean has(int index, int replicate) {
    return replicate < codesByReplicate.length
        && index < codesByReplicate[replicate].length
        && codesByReplicate[replicate][index] != NOT_SAMPLED;
  }

  /** The result of a candidate that is sampled. */
  CandidateResult get(int index, int replicate) {
    return CandidateResult.ofCode(codesByReplicate[replicate][index]);
  }

  void put(int index, int replicate, CandidateResult result) {
    int known = codesByReplicate.length;
    if (replicate >= known) {
      codesByReplicate = Arrays.copyOf(codesByReplicate, replicate + 1);
      Arrays.fill(codesByReplicate, known, codesByReplicate.length, new byte[0]);
    }
    if (index >= codesByReplicate[replicate].length) {
      codesByReplicate[replicate] =
          Arrays.copyOf(codesByReplicate[replicate], index + 1 + index / 2);
    }
    codesByReplicate[replicate][index] = result.code();
  }
}
