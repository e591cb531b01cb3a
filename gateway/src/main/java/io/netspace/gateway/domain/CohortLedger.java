package io.netspace.gateway.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The standings of a whole cohort, block by block. It never changes. */
final class CohortLedger {
  private final Cohort cohort;
  private final List<FateBlock> blocks;
  private final Fates fates;
  private volatile double @Nullable [] sortedErrors;

  private CohortLedger(Cohort cohort, List<FateBlock> blocks) {
    this.cohort = cohort;
    this.blocks = List.copyOf(blocks);
    this.fates = blocks.stream().map(FateBlock::fates).reduce(Fates.NONE, Fates::plus);
  }

  static CohortLedger of(Cohort cohort) {
    return new CohortLedger(cohort, List.of());
  }

  /** With blocks in the places of those of the same numbers. */
  CohortLedger with(List<FateBlock> changed) {
    List<FateBlock> next = new ArrayList<>(blocks);
    for (FateBlock block : changed) {
      while (next.size() <= block.number()) {
        next.add(FateBlock.draft(cohort, next.size()).done());
      }
      next.set(block.number(), block);
    }
    return new CohortLedger(cohort, next);
  }

  Optional<FateBlock> block(int number) {
    return number < blocks.size() ? Optional.of(blocks.get(number)) : Optional.empty();
  }

  /** Where the candidate of an index stands, empty when nothing is known of it. */
  Optional<Standing> at(int index) {
    return block(index / FateBlock.SIZE).flatMap(block -> block.at(index));
  }

  /** Above every index of which something is known. */
  int end() {
    return blocks.size() * FateBlock.SIZE;
  }

  List<FateBlock> blocks() {
    return blocks;
  }

  Cohort cohort() {
    return cohort;
  }

  Fates fates() {
    return fates;
  }

  /** All errors in percent, ascending. Sorted once: the blocks are sorted runs. */
  double[] errors() {
    double[] errors = sortedErrors;
    if (errors == null) {
      errors = new double[blocks.stream().mapToInt(FateBlock::errors).sum()];
      int filled = 0;
      for (FateBlock block : blocks) {
        filled += block.copyErrors(errors, filled);
      }
      Arrays.sort(errors);
      sortedErrors = errors;
    }
    return errors;
  }

  double seconds() {
    return blocks.stream().mapToDouble(FateBlock::seconds).sum();
  }

  /** Multiply-adds of its trainings for each training image. */
  double flopsAnImage() {
    return blocks.stream().mapToDouble(FateBlock::flopsAnImage).sum();
  }
}
