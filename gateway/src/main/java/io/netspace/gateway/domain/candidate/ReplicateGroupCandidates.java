package io.netspace.gateway.domain.candidate;

import io.netspace.model.study.CandidateCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All candidates of a group, in blocks; immutable. */
public final class ReplicateGroupCandidates {
  private final ReplicateGroup group;
  private final List<CandidateBlock> blocks;
  private final CandidateCounts counts;
  private volatile double @Nullable [] sortedErrors;

  private ReplicateGroupCandidates(ReplicateGroup group, List<CandidateBlock> blocks) {
    this.group = group;
    this.blocks = List.copyOf(blocks);
    this.counts =
        blocks.stream()
            .map(CandidateBlock::counts)
            .reduce(CandidateCounts.NONE, CandidateCounts::plus);
  }

  static ReplicateGroupCandidates of(ReplicateGroup group) {
    return new ReplicateGroupCandidates(group, List.of());
  }

  /** With blocks that replace those of the same numbers. */
  ReplicateGroupCandidates with(List<CandidateBlock> changed) {
    List<CandidateBlock> next = new ArrayList<>(blocks);
    for (CandidateBlock block : changed) {
      while (next.size() <= block.number()) {
        next.add(CandidateBlock.builder(group, next.size()).build());
      }
      next.set(block.number(), block);
    }
    return new ReplicateGroupCandidates(group, next);
  }

  Optional<CandidateBlock> block(int number) {
    return number < blocks.size() ? Optional.of(blocks.get(number)) : Optional.empty();
  }

  /** The candidate of an index, empty when it is unknown. */
  Optional<CandidateRecord> at(int index) {
    return block(index / CandidateBlock.SIZE).flatMap(block -> block.at(index));
  }

  /** An exclusive upper bound of its indices. */
  int endIndex() {
    return blocks.size() * CandidateBlock.SIZE;
  }

  List<CandidateBlock> blocks() {
    return blocks;
  }

  public ReplicateGroup group() {
    return group;
  }

  public CandidateCounts counts() {
    return counts;
  }

  /** All errors in percent, ascending. Sorted once: the blocks are sorted runs. */
  double[] errors() {
    double[] errors = sortedErrors;
    if (errors == null) {
      errors = new double[blocks.stream().mapToInt(CandidateBlock::errorCount).sum()];
      int filled = 0;
      for (CandidateBlock block : blocks) {
        filled += block.copyErrors(errors, filled);
      }
      Arrays.sort(errors);
      sortedErrors = errors;
    }
    return errors;
  }

  public double seconds() {
    return blocks.stream().mapToDouble(CandidateBlock::seconds).sum();
  }

  /** Multiply-adds of its trainings per training image. */
  public double flopsPerImage() {
    return blocks.stream().mapToDouble(CandidateBlock::flopsPerImage).sum();
  }
}
