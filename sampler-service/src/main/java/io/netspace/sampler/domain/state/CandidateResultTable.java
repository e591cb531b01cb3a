package io.netspace.sampler.domain.state;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results of a population's candidates, one byte each: an array by index for each replicate.
 * The number of replicates need not be known in advance.
 */
final class CandidateResultTable {
  private static final byte NOT_SAMPLED = 0;

  private static final List<CandidateResult> RESULTS =
      Stream.concat(
              Stream.of(
                  CandidateResult.OUTSTANDING, CandidateResult.TRAINED, CandidateResult.DIVERGED),
              Arrays.stream(AbandonReason.values()).map(CandidateResult::abandoned))
          .toList();

  private byte[][] codesByReplicate = {};

  /** Whether a candidate is sampled. */
  boolean has(int index, int replicate) {
    return replicate < codesByReplicate.length
        && index < codesByReplicate[replicate].length
        && codesByReplicate[replicate][index] != NOT_SAMPLED;
  }

  /** The result of a candidate that is sampled. */
  CandidateResult get(int index, int replicate) {
    return RESULTS.get(codesByReplicate[replicate][index] - 1);
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
    codesByReplicate[replicate][index] = (byte) (RESULTS.indexOf(result) + 1);
  }
}
