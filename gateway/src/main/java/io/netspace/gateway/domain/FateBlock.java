package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.AbandonReason;
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
 * stored at once, and replaced at once. It never changes; a {@link Draft} makes the next one.
 */
public final class FateBlock {
  /** Candidates of a full block. */
  public static final int SIZE = 128;

  private static final int MOST_CANDIDATES = 1_000_000;

  private final Cohort cohort;
  private final int number;
  private final @Nullable Standing[] standings;
  private final @Nullable Instant firstSampled;
  private final @Nullable Instant lastEnded;
  private final Fates fates;
  private final double[] errors;
  private final double seconds;
  private final double flopsAnImage;

  private FateBlock(Draft draft) {
    cohort = draft.cohort;
    number = draft.number;
    standings = draft.standings.clone();
    firstSampled = draft.firstSampled;
    lastEnded = draft.lastEnded;
    fates = count();
    errors =
        known()
            .mapToDouble(Standing::errorPercent)
            .filter(e -> !Double.isNaN(e))
            .sorted()
            .toArray();
    seconds = known().mapToDouble(Standing::seconds).sum();
    flopsAnImage = known().mapToDouble(Standing::flopsAnImage).sum();
  }

  private Fates count() {
    Map<CandidateState, Integer> states = new EnumMap<>(CandidateState.class);
    Map<AbandonReason, Integer> abandoned = new EnumMap<>(AbandonReason.class);
    known()
        .forEach(
            standing -> {
              states.merge(standing.state(), 1, Integer::sum);
              if (standing.abandoned() != null) {
                abandoned.merge(standing.abandoned(), 1, Integer::sum);
              }
            });
    return new Fates(
        states.getOrDefault(CandidateState.TRAINED, 0),
        states.getOrDefault(CandidateState.DIVERGED, 0),
        states.getOrDefault(CandidateState.OUTSTANDING, 0),
        abandoned);
  }

  /** A block to be, of which nothing is known yet. */
  public static Draft draft(Cohort cohort, int number) {
    return new Draft(cohort, number, new @Nullable Standing[SIZE], null, null);
  }

  /** A block to be, of which all of this one is known. */
  public Draft draft() {
    return new Draft(cohort, number, standings.clone(), firstSampled, lastEnded);
  }

  /**
   * Number of the block that an index belongs to.
   *
   * @throws IllegalArgumentException when no population is that large
   */
  public static int numberOf(int index) {
    if (index < 0 || index >= MOST_CANDIDATES) {
      throw new IllegalArgumentException(
          "index (" + index + ") must be below " + MOST_CANDIDATES + "; no population is larger.");
    }
    return index / SIZE;
  }

  public Cohort cohort() {
    return cohort;
  }

  /** Its place among the blocks of its cohort, from 0. */
  public int number() {
    return number;
  }

  /** Where a candidate of the cohort stands, empty when nothing is known of it. */
  public Optional<Standing> at(int index) {
    return Optional.ofNullable(standings[index - number * SIZE]);
  }

  Optional<Standing> find(long key) {
    return known().filter(standing -> standing.key() == key).findFirst();
  }

  /** Publication of the earliest sampling, null before the first. */
  public @Nullable Instant firstSampled() {
    return firstSampled;
  }

  /** Publication of the latest outcome, null before the first. */
  public @Nullable Instant lastEnded() {
    return lastEnded;
  }

  /** Takes every candidate of the block, in the order of their indices. */
  public void forEach(Visitor visitor) {
    for (int slot = 0; slot < SIZE; slot++) {
      Standing standing = standings[slot];
      if (standing != null) {
        visitor.visit(cohort, number * SIZE + slot, standing);
      }
    }
  }

  Fates fates() {
    return fates;
  }

  /** Copies its errors, ascending, to an array; how many there are. */
  int copyErrors(double[] to, int from) {
    System.arraycopy(errors, 0, to, from, errors.length);
    return errors.length;
  }

  int errors() {
    return errors.length;
  }

  double seconds() {
    return seconds;
  }

  /** Multiply-adds of its trainings for each training image. */
  double flopsAnImage() {
    return flopsAnImage;
  }

  private Stream<Standing> known() {
    return Arrays.stream(standings).filter(Objects::nonNull);
  }

  /** Takes candidates one by one. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Cohort cohort, int index, Standing standing);
  }

  /** A block that takes changes. */
  public static final class Draft {
    private final Cohort cohort;
    private final int number;
    private final @Nullable Standing[] standings;
    private @Nullable Instant firstSampled;
    private @Nullable Instant lastEnded;

    private Draft(
        Cohort cohort,
        int number,
        @Nullable Standing[] standings,
        @Nullable Instant firstSampled,
        @Nullable Instant lastEnded) {
      this.cohort = cohort;
      this.number = number;
      this.standings = standings;
      this.firstSampled = firstSampled;
      this.lastEnded = lastEnded;
    }

    public Optional<Standing> at(int index) {
      return Optional.ofNullable(standings[index - number * SIZE]);
    }

    public void put(int index, Standing standing) {
      standings[index - number * SIZE] = standing;
    }

    /** Notes when a sampling was published. */
    public void sampledAt(Instant time) {
      firstSampled = firstSampled == null || time.isBefore(firstSampled) ? time : firstSampled;
    }

    /** Notes when an outcome was published. */
    public void endedAt(Instant time) {
      lastEnded = lastEnded == null || time.isAfter(lastEnded) ? time : lastEnded;
    }

    public FateBlock done() {
      return new FateBlock(this);
    }
  }
}
