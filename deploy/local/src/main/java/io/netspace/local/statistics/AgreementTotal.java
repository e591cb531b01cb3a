package io.netspace.local.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Comparisons at the same share of the level, taken together.
 *
 * @param agreeing share of all their resamples
 * @param atOnce the same of comparisons of fixed size
 * @param saving how many times as many all models are as those that were looked at, over all
 */
public record AgreementTotal(Agreement.Share share, double agreeing, double atOnce, double saving) {
  /** Share of agreeing resamples that is aimed at. */
  public static final double LEAST_AGREEING = 0.95;

  /** How many times fewer models than all is aimed at. */
  public static final double LEAST_SAVING = 3;

  /** One total a share of the level. */
  public static List<AgreementTotal> of(List<Agreement> agreements) {
    return Arrays.stream(Agreement.Share.values())
        .map(share -> of(share, agreements.stream().filter(a -> a.share() == share).toList()))
        .toList();
  }

  private static AgreementTotal of(Agreement.Share share, List<Agreement> agreements) {
    return new AgreementTotal(
        share,
        agreements.stream().mapToDouble(Agreement::agreeing).average().orElseThrow(),
        agreements.stream().mapToDouble(Agreement::atOnce).average().orElseThrow(),
        agreements.stream().mapToDouble(Agreement::models).sum()
            / agreements.stream().mapToDouble(Agreement::meanPairs).sum());
  }
}
