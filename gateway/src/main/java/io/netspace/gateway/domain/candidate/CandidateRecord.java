package io.netspace.gateway.domain.candidate;

import io.netspace.model.network.Complexity;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;
import io.netspace.model.training.TrainingCost;
import io.netspace.model.training.TrainingRun;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The status of one candidate in about a hundred bytes, with references to its events. Of two
 * events that sample it, and of two outcomes, the one with the lower offset counts, whichever is
 * applied first.
 *
 * @param key the candidate's id as a number
 * @param sampledOffset offset of the event that sampled it, {@link #UNKNOWN} until that is applied
 * @param sampledSegment the segment that holds that event
 * @param outcomeOffset offset of its outcome, {@link #UNKNOWN} while outstanding
 * @param outcomeSegment the segment that holds its outcome
 * @param abandonReason null unless abandoned
 * @param errorPercent NaN while outstanding and when abandoned
 * @param seconds of training, 0 unless trained or diverged
 * @param epochs completed, 0 unless trained or diverged
 */
public record CandidateRecord(
    long key,
    long flops,
    long parameters,
    long activations,
    long sampledOffset,
    long sampledSegment,
    long outcomeOffset,
    long outcomeSegment,
    CandidateStatus state,
    @Nullable AbandonReason abandonReason,
    double errorPercent,
    double seconds,
    int epochs) {
  /** No offset, and no segment. */
  public static final long UNKNOWN = -1;

  private static final Pattern DERIVED_ID = Pattern.compile("[0-9a-f]{16}");

  /** A candidate of which no event is applied yet. */
  public static CandidateRecord of(CandidateId id, Complexity complexity) {
    return new CandidateRecord(
        keyOf(id),
        complexity.flops(),
        complexity.parameters(),
        complexity.activations(),
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        CandidateStatus.OUTSTANDING,
        null,
        Double.NaN,
        0,
        0);
  }

  /** Whether it is 16 hexadecimal digits, as the id of every candidate is. */
  static boolean isDerivedId(CandidateId id) {
    return DERIVED_ID.matcher(id.value()).matches();
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

  public boolean hasOutcome() {
    return outcomeOffset != UNKNOWN;
  }

  /** Whether an event at this offset that samples it changes nothing. */
  public boolean knowsSampling(long offset) {
    return isSampled() && sampledOffset <= offset;
  }

  /** Whether an outcome at this offset changes nothing. */
  public boolean knowsOutcome(long offset) {
    return hasOutcome() && outcomeOffset <= offset;
  }

  public CandidateRecord withSampling(long offset, long segment) {
    return new CandidateRecord(
        key,
        flops,
        parameters,
        activations,
        offset,
        segment,
        outcomeOffset,
        outcomeSegment,
        state,
        abandonReason,
        errorPercent,
        seconds,
        epochs);
  }

  public CandidateRecord withOutcome(Outcome outcome, long offset, long segment) {
    return switch (outcome) {
      case CandidateTrained trained ->
          withOutcome(
              offset,
              segment,
              CandidateStatus.TRAINED,
              null,
              trained.errorPercent(),
              trained.run());
      case CandidateDiverged diverged ->
          withOutcome(
              offset,
              segment,
              CandidateStatus.DIVERGED,
              null,
              diverged.errorPercent(),
              diverged.run());
      case CandidateAbandoned abandoned ->
          withOutcome(
              offset, segment, CandidateStatus.ABANDONED, abandoned.reason(), Double.NaN, null);
    };
  }

  private CandidateRecord withOutcome(
      long offset,
      long segment,
      CandidateStatus status,
      @Nullable AbandonReason reason,
      double error,
      @Nullable TrainingRun run) {
    return new CandidateRecord(
        key,
        flops,
        parameters,
        activations,
        sampledOffset,
        sampledSegment,
        offset,
        segment,
        status,
        reason,
        error,
        run == null ? 0 : run.seconds(),
        run == null ? 0 : run.curve().size());
  }

  /** Multiply-adds of its training per training image, forwards and backwards. */
  double flopsPerImage() {
    return TrainingCost.flopsPerImage(flops, epochs);
  }

  /** Error in percent, null while outstanding and when abandoned. */
  public @Nullable Double errorOrNull() {
    return Double.isNaN(errorPercent) ? null : errorPercent;
  }
}
