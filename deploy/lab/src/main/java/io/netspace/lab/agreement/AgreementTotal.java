package io.netspace.lab.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Totals of the comparisons with the same share of alpha.
 *
 * @param agreementRate over all their resamples
 * @param fixedSizeAgreementRate the same for comparisons of fixed size
 * @param reductionFactor all models divided by the mean number of models that were compared, over
 *     all
 * @param withReference the same with references; null where networks are not recorded
 */
public record AgreementTotal(
    Agreement.AlphaShare alphaShare,
    double agreementRate,
    double fixedSizeAgreementRate,
    double reductionFactor,
    @Nullable WithReference withReference) {
  /**
   * The same resamples with a reference.
   *
   * @param fewerPairs mean pairs without a reference divided by those with one, over all
   */
  public record WithReference(double agreementRate, double reductionFactor, double fewerPairs) {}

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
            / agreements.stream().mapToDouble(Agreement::meanPairs).sum(),
        withReference(agreements));
  }

  private static @Nullable WithReference withReference(List<Agreement> agreements) {
    List<Agreement.WithReference> all =
        agreements.stream().map(Agreement::withReference).filter(Objects::nonNull).toList();
    if (all.size() < agreements.size()) {
      return null;
    }
    double pairs = all.stream().mapToDouble(Agreement.WithReference::meanPairs).sum();
    return new WithReference(
        all.stream().mapToDouble(Agreement.WithReference::agreementRate).average().orElseThrow(),
        agreements.stream().mapToDouble(Agreement::models).sum() / pairs,
        agreements.stream().mapToDouble(Agreement::meanPairs).sum() / pairs);
  }
}
