package io.netspace.lab.agreement;

import java.util.Arrays;
import java.util.List;

/**
 * Comparisons at the same share of the level, taken together.
 *
 * @param agreementRate share of all their resamples
 * @param fixedSizeAgreementRate the same of comparisons of fixed size
 * @param reductionFactor how many times as many all models are as those that were looked at, over
 *     all
 */
public record AgreementTotal(
    Agreement.AlphaShare alphaShare,
    double agreementRate,
    double fixedSizeAgreementRate,
    double reductionFactor) {
  /** Share of agreeing resamples that is aimed at. */
  public static final double TARGET_AGREEMENT_RATE = 0.95;

  /** How many times fewer models than all is aimed at. */
  public static final double TARGET_REDUCTION_FACTOR = 3;

  /** One total a share of the level. */
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
