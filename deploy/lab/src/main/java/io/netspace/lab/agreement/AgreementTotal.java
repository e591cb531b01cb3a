package io.netspace.lab.agreement;

import java.util.Arrays;
import java.util.List;

/**
 * Totals of the comparisons with the same share of alpha.
 *
 * @param agreementRate over all their resamples
 * @param fixedSizeAgreementRate the same for comparisons of fixed size
 * @param reductionFactor all models divided by the mean number of models that were compared, over
 *     all
 */
public record AgreementTotal(
    Agreement.AlphaShare alphaShare,
    double agreementRate,
    double fixedSizeAgreementRate,
    double reductionFactor) {
  /** Target of the agreement rate. */
  public static final double TARGET_AGREEMENT_RATE = 0.95;

  /** Target of the reduction factor. */
  public static final double TARGET_REDUCTION_FACTOR = 3;

  /** One total per share of alpha. */
  public static List<AgreementTotal> of(List<Agreement> agreements) {
    return Arrays.stream(Agreement.AlphaShare.values())
        .map(share -> of(share, agreements.stream().filter(a -> a.alphaShare() == share).toList()))
        .toList();
  }

  private static AgreementTotal of(Agreement.AlphaShare share, List<Agreement> agreements) {
    return new AgreementTotal(
        share,
        agreements.stream().mapToDouble(Agreement::agreementRate).average().orElseThrow(),
        agreements.stream().mapToDouble(Agreement::fixedSizeAgreementRate).average().orElseThrow(),
        agreements.stream().mapToDouble(Agreement::models).sum()
            / agreements.stream().mapToDouble(Agreement::meanPairs).sum());
  }
}
