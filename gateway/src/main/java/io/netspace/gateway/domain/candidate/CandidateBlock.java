package io.netspace.gateway.domain.candidate;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateCounts;
import io.netspace.model.study.CandidateStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The standings of up to {@value #SIZE} candidates with consecutive indices of a cohort: what is
 * stored at once, and replaced at once. It never changes; a {@link Builder} makes the next one.
 */
public final class CandidateBlock {
  /** Candidates of a full block. */
  public static final int SIZE = 128;

  private static final int MAX_CANDIDATES = 1_000_000;

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
            standing -> {
              states.merge(standing.state(), 1, Integer::sum);
              if (standing.abandonReason() != null) {
                abandoned.merge(standing.abandonReason(), 1, Integer::sum);
              }
            });
    return new CandidateCounts(
        states.getOrDefault(CandidateStatus.TRAINED, 0),
        states.getOrDefault(CandidateStatus.DIVERGED, 0),
        states.getOrDefault(CandidateStatus.OUTSTANDING, 0),
        abandoned);
  }

  /** A block to be, of which nothing is known yet. */
  public static Builder builder(ReplicateGroup cohort, int number) {
    return new Builder(cohort, number, new @Nullable CandidateRecord[SIZE], null, null);
  }

  /** A block to be, of which all of this one is known. */
  public Builder builder() {
    return new Builder(group, number, records.clone(), firstSampled, lastOutcome);
  }

  /**
   * Number of the block that an index belongs to.
   *
   * @throws IllegalArgumentException when no population is that large
   */
  public static int blockNumber(int index) {
    if (index < 0 || index >= MAX_CANDIDATES) {
      throw new IllegalArgumentException(
          "index (" + index + ") must be below " + MAX_CANDIDATES + "; no population is larger.");
    }
    return index / SIZE;
  }

  public ReplicateGroup group() {
    return group;
  }

  /** Its place among the blocks of its cohort, from 0. */
  public int number() {
    return number;
  }

  /** Where a candidate of the cohort stands, empty when nothing is known of it. */
  public Optional<CandidateRecord> at(int index) {
    return Optional.ofNullable(records[index - number * SIZE]);
  }

  Optional<CandidateRecord> find(long key) {
    return known().filter(standing -> standing.key() == key).findFirst();
  }

  /** Publication of the earliest sampling, null before the first. */
  public @Nullable Instant firstSampled() {
    return firstSampled;
  }

  /** Publication of the latest outcome, null before the first. */
  public @Nullable Instant lastOutcome() {
    return lastOutcome;
  }

  /** Takes every candidate of the block, in the order of their indices. */
  public void forEach(Visitor visitor) {
    for (int slot = 0; slot < SIZE; slot++) {
      CandidateRecord standing = records[slot];
      if (standing != null) {
        visitor.visit(group, number * SIZE + slot, standing);
      }
    }
  }

  CandidateCounts counts() {
    return counts;
  }

  /** Copies its errors, ascending, to an array; how many there are. */
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

  /** Multiply-adds of its trainings for each training image. */
  double flopsPerImage() {
    return flopsPerImage;
  }

  private Stream<CandidateRecord> known() {
    return Arrays.stream(records).filter(Objects::nonNull);
  }

  /** Takes candidates one by one. */
  @FunctionalInterface
  public interface Visitor {
    void visit(ReplicateGroup cohort, int index, CandidateRecord standing);
  }

  /** A block that takes changes. */
  public static final class Builder {
    private final ReplicateGroup group;
    private final int number;
    private final @Nullable CandidateRecord[] records;
    private @Nullable Instant firstSampled;
    private @Nullable Instant lastOutcome;

    private Builder(
        ReplicateGroup cohort,
        int number,
        @Nullable CandidateRecord[] standings,
        @Nullable Instant firstSampled,
        @Nullable Instant lastEnded) {
      this.group = cohort;
      this.number = number;
      this.records = standings;
      this.firstSampled = firstSampled;
      this.lastOutcome = lastEnded;
    }

    public Optional<CandidateRecord> at(int index) {
      return Optional.ofNullable(records[index - number * SIZE]);
    }

    public void put(int index, CandidateRecord standing) {
      records[index - number * SIZE] = standing;
    }

    /** Notes when a sampling was published. */
    public void sampledAt(Instant time) {
      firstSampled = firstSampled == null || time.isBefore(firstSampled) ? time : firstSampled;
    }

    /** Notes when an outcome was published. */
    public void outcomeAt(Instant time) {
      lastOutcome = lastOutcome == null || time.isAfter(lastOutcome) ? time : lastOutcome;
    }

    public CandidateBlock build() {
      return new CandidateBlock(this);
    }
  }
}
