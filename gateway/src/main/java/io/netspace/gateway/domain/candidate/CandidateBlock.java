package io.netspace.gateway.domain.candidate;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateCounts;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.Population;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #SIZE} candidates with consecutive indices of a group, immutable, which are stored
 * and replaced as one document; a {@link Builder} makes the changed block.
 */
public final class CandidateBlock {
  /** Candidates of a full block. */
  public static final int SIZE = 128;

  private final ReplicateGroup group;
  private final int number;
  private final @Nullable CandidateRecord[] records;
  private final @Nullable Instant firstSampled;
  private final @Nullable Instant lastOutcome;
  private final CandidateCounts counts;
  private final double[] errors;
  private final double seconds;
  private final double flopsPerImage;

  private CandidateBlock(Builder draft) {
    group = draft.group;
    number = draft.number;
    records = draft.records.clone();
    firstSampled = draft.firstSampled;
    lastOutcome = draft.lastOutcome;
    counts = countByStatus();
    errors =
        known()
            .mapToDouble(CandidateRecord::errorPercent)
            .filter(e -> !Double.isNaN(e))
            .sorted()
            .toArray();
    seconds = known().mapToDouble(CandidateRecord::seconds).sum();
    flopsPerImage = known().mapToDouble(CandidateRecord::flopsPerImage).sum();
  }

  private CandidateCounts countByStatus() {
    Map<CandidateStatus, Integer> states = new EnumMap<>(CandidateStatus.class);
    Map<AbandonReason, Integer> abandoned = new EnumMap<>(AbandonReason.class);
    known()
        .forEach(
            record -> {
              states.merge(record.state(), 1, Integer::sum);
              if (record.abandonReason() != null) {
                abandoned.merge(record.abandonReason(), 1, Integer::sum);
              }
            });
    return new CandidateCounts(
        states.getOrDefault(CandidateStatus.TRAINED, 0),
        states.getOrDefault(CandidateStatus.DIVERGED, 0),
        states.getOrDefault(CandidateStatus.OUTSTANDING, 0),
        abandoned);
  }

  /** A builder of an empty block. */
  public static Builder builder(ReplicateGroup group, int number) {
    return new Builder(group, number, new @Nullable CandidateRecord[SIZE], null, null);
  }

  /** A builder that starts with this block's candidates. */
  public Builder builder() {
    return new Builder(group, number, records.clone(), firstSampled, lastOutcome);
  }

  /**
   * Number of the block that an index belongs to.
   *
   * @throws IllegalArgumentException when no population is that large
   */
  public static int blockNumber(int index) {
    if (index < 0 || index >= Population.MAX_SIZE) {
      throw new IllegalArgumentException(
          "index ("
              + index
              + ") must be below "
              + Population.MAX_SIZE
              + "; no population is larger.");
    }
    return index / SIZE;
  }

  public ReplicateGroup group() {
    return group;
  }

  /** Its number among the blocks of its group, from 0. */
  public int number() {
    return number;
  }

  /** The candidate of an index, empty when it is unknown. */
  public Optional<CandidateRecord> at(int index) {
    return Optional.ofNullable(records[index - number * SIZE]);
  }

  Optional<CandidateRecord> find(long key) {
    return known().filter(record -> record.key() == key).findFirst();
  }

  /** Time when the earliest candidate was published, null without one. */
  public @Nullable Instant firstSampled() {
    return firstSampled;
  }

  /** Time when the latest outcome was published, null without one. */
  public @Nullable Instant lastOutcome() {
    return lastOutcome;
  }

  /** Passes every candidate to the visitor, in the order of indices. */
  public void forEach(Visitor visitor) {
    for (int slot = 0; slot < SIZE; slot++) {
      CandidateRecord record = records[slot];
      if (record != null) {
        visitor.visit(group, number * SIZE + slot, record);
      }
    }
  }

  CandidateCounts counts() {
    return counts;
  }

  /** Copies its errors, ascending, to an array, and returns their number. */
  int copyErrors(double[] to, int from) {
    System.arraycopy(errors, 0, to, from, errors.length);
    return errors.length;
  }

  int errorCount() {
    return errors.length;
  }

  double seconds() {
    return seconds;
  }

  /** Multiply-adds of its trainings per training image. */
  double flopsPerImage() {
    return flopsPerImage;
  }

  private Stream<CandidateRecord> known() {
    return Arrays.stream(records).filter(Objects::nonNull);
  }

  /** Receives candidates one by one. */
  @FunctionalInterface
  public interface Visitor {
    void visit(ReplicateGroup group, int index, CandidateRecord record);
  }

  /** A mutable block. */
  public static final class Builder {
    private final ReplicateGroup group;
    private final int number;
    private final @Nullable CandidateRecord[] records;
    private @Nullable Instant firstSampled;
    private @Nullable Instant lastOutcome;

    private Builder(
        ReplicateGroup group,
        int number,
        @Nullable CandidateRecord[] records,
        @Nullable Instant firstSampled,
        @Nullable Instant lastEnded) {
      this.group = group;
      this.number = number;
      this.records = records;
      this.firstSampled = firstSampled;
      this.lastOutcome = lastEnded;
    }

    public Optional<CandidateRecord> at(int index) {
      return Optional.ofNullable(records[index - number * SIZE]);
    }

    public void put(int index, CandidateRecord record) {
      records[index - number * SIZE] = record;
    }

    /** Records when a candidate was published. */
    public void sampledAt(Instant time) {
      firstSampled = firstSampled == null || time.isBefore(firstSampled) ? time : firstSampled;
    }

    /** Records when an outcome was published. */
    public void outcomeAt(Instant time) {
      lastOutcome = lastOutcome == null || time.isAfter(lastOutcome) ? time : lastOutcome;
    }

    public CandidateBlock build() {
      return new CandidateBlock(this);
    }
  }
}
