package io.netspace.gateway.application.view;

import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Reference;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The reference of a comparison, and what it did for it.
 *
 * @param used whether the comparison is about what the reference leaves of the errors
 * @param networks of the reference set with an error
 * @param explained part of the variance of the set's errors that is predicted, each by the others
 *     (leave-one-out R²); null where too few networks have an error
 * @param prior name of the model of recorded studies that it contains; null without one
 * @param predictedGain mean prediction of the incumbent's space − the challenger's, points; null if
 *     not used
 * @param slack bound on the error of the predicted gain, points; null if not used
 * @param pairsSaved estimated number of pairs that the verdict takes more without it; null without
 *     an estimate
 * @param says what it is and predicts, in a sentence; what it saved is in the evidence's sentence
 */
public record ReferenceView(
    boolean used,
    int networks,
    @Nullable Double explained,
    @Nullable String prior,
    @Nullable Double predictedGain,
    @Nullable Double slack,
    @Nullable Integer pairsSaved,
    String says) {

  /** The view of a reference; null for none. */
  static @Nullable ReferenceView of(@Nullable Reference reference, @Nullable Guarantee guarantee) {
    if (reference == null) {
      return null;
    }
    Reference.FreeDraws means = reference.freeDraws();
    Reference.Prior prior = reference.prior();
    int networks =
        (int) reference.candidates().stream().filter(one -> one.errorPercent() != null).count();
    Integer saved = pairsSaved(guarantee);
    return new ReferenceView(
        reference.isUsed(),
        networks,
        reference.scaling() == null ? null : 1 - reference.errorRatio(),
        prior == null ? null : prior.id(),
        means == null ? null : means.predictedGain(),
        means == null ? null : means.slack(),
        saved,
        means == null
            ? "No reference: " + reference.reason()
            : sentence(networks, 1 - reference.errorRatio(), means));
  }

  private static @Nullable Integer pairsSaved(@Nullable Guarantee guarantee) {
    return guarantee == null || guarantee.pairsWithoutReference() == null
        ? null
        : (Integer) (guarantee.pairsWithoutReference() - guarantee.pairs());
  }

  private static String sentence(int networks, double explained, Reference.FreeDraws means) {
    return String.format(
        Locale.ROOT,
        "A reference fitted to %d networks predicts %.0f %% of the errors' variance, and a gain of"
            + " %s ± %.2f.",
        networks,
        100 * explained,
        EvidenceSentence.roundHalfEven(means.predictedGain()),
        means.slack());
  }
}
