package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Complexity;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.TrainingRun;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where one candidate stands, in a hundred bytes. Of two samplings, and of two outcomes, the one
 * lower in the log counts, whichever is heard first.
 *
 * @param key the candidate's id as a number
 * @param sampledOffset of its sampling in the log, {@link #UNKNOWN} until that is known
 * @param sampledIn the chapter of the stream that tells its sampling
 * @param endedOffset of its outcome in the log, {@link #UNKNOWN} while outstanding
 * @param endedIn the chapter of the stream that tells its outcome
 * @param abandoned null unless abandoned
 * @param errorPercent NaN while outstanding and when abandoned
 * @param seconds of training, 0 unless trained or diverged
 * @param epochs that it came through, 0 unless trained or diverged
 */
public record Standing(
    long key,
    long flops,
    long parameters,
    long activations,
    long sampledOffset,
    long sampledIn,
    long endedOffset,
    long endedIn,
    CandidateState state,
    @Nullable AbandonReason abandoned,
    double errorPercent,
    double seconds,
    int epochs) {
  /** No place in the log. */
  public static final long UNKNOWN = -1;

  /** Multiply-adds of a step / those of a forward pass: forwards, and backwards twice as much. */
  private static final double PASSES = 3;

  private static final Pattern DERIVED = Pattern.compile("[0-9a-f]{16}");

  /** A candidate of which only its being is known. */
  public static Standing of(CandidateId id, Complexity complexity) {
    return new Standing(
        keyOf(id),
        complexity.flops(),
        complexity.parameters(),
        complexity.activations(),
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        CandidateState.OUTSTANDING,
        null,
        Double.NaN,
        0,
        0);
  }

  /** Whether it is 16 hexadecimal digits, as the id of every candidate is. */
  static boolean isKeyed(CandidateId id) {
    return DERIVED.matcher(id.value()).matches();
  }

  static long keyOf(CandidateId id) {
    return HexFormat.fromHexDigitsToLong(id.value());
  }

  public CandidateId id() {
    return new CandidateId(HexFormat.of().toHexDigits(key));
  }

  public boolean isSampled() {
    return sampledOffset != UNKNOWN;
  }

  public boolean isEnded() {
    return endedOffset != UNKNOWN;
  }

  /** Whether a sampling at this offset adds nothing. */
  public boolean knowsSampling(long offset) {
    return isSampled() && sampledOffset <= offset;
  }

  /** Whether an outcome at this offset adds nothing. */
  public boolean knowsOutcome(long offset) {
    return isEnded() && endedOffset <= offset;
  }

  public Standing sampled(long offset, long chapter) {
    return new Standing(
        key,
        flops,
        parameters,
        activations,
        offset,
        chapter,
        endedOffset,
        endedIn,
        state,
        abandoned,
        errorPercent,
        seconds,
        epochs);
  }

  public Standing ended(Outcome outcome, long offset, long chapter) {
    return switch (outcome) {
      case CandidateTrained trained ->
          ended(
              offset, chapter, CandidateState.TRAINED, null, trained.errorPercent(), trained.run());
      case CandidateDiverged diverged ->
          ended(
              offset,
              chapter,
              CandidateState.DIVERGED,
              null,
              diverged.errorPercent(),
              diverged.run());
      case CandidateAbandoned given ->
          ended(offset, chapter, CandidateState.ABANDONED, given.reason(), Double.NaN, null);
    };
  }

  private Standing ended(
      long offset,
      long chapter,
      CandidateState fate,
      @Nullable AbandonReason reason,
      double error,
      @Nullable TrainingRun run) {
    return new Standing(
        key,
        flops,
        parameters,
        activations,
        sampledOffset,
        sampledIn,
        offset,
        chapter,
        fate,
        reason,
        error,
        run == null ? 0 : run.seconds(),
        run == null ? 0 : run.curve().size());
  }

  /** Multiply-adds of its training for each training image, forwards and backwards. */
  double flopsAnImage() {
    return PASSES * flops * epochs;
  }

  /** Error in percent, null while outstanding and when abandoned. */
  public @Nullable Double error() {
    return Double.isNaN(errorPercent) ? null : errorPercent;
  }
}
