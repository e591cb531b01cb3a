package io.netspace.gateway.application;

import io.netspace.gateway.application.CandidateQuery.Sort;
import io.netspace.gateway.application.CandidateQuery.SortKey;
import io.netspace.gateway.application.view.CandidateRow;
import io.netspace.gateway.domain.candidate.CandidateRecord;
import io.netspace.gateway.domain.candidate.ReplicateGroup;
import io.netspace.gateway.domain.candidate.StudyCandidates;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Candidates in an order, page by page, in one walk through the ledger a page. */
public final class CandidateOrder {
  /** Above every error, so that candidates without one come last. */
  private static final double NO_ERROR = 1e9;

  /** Above every index within a population. */
  private static final double REVISION_STRIDE = 1e6;

  private static final Comparator<SortKey> ASCENDING =
      Comparator.comparingDouble(SortKey::value)
          .thenComparing(SortKey::population)
          .thenComparingInt(SortKey::replicate)
          .thenComparingInt(SortKey::index);

  private CandidateOrder() {}

  /** Where a candidate stands. */
  public static SortKey sortKey(CandidateRow row, Sort sort) {
    double value = value(row.revision(), row.index(), row.errorPercent(), sort);
    return new SortKey(value, row.population(), row.replicate(), row.index());
  }

  private static double value(int revision, int index, @Nullable Double error, Sort sort) {
    return switch (sort) {
      case ERROR -> error == null ? NO_ERROR : error;
      case INDEX -> revision * REVISION_STRIDE + index;
    };
  }

  /** The candidates that a query asks for, in its order. */
  static List<CandidateRow> page(StudyCandidates ledger, CandidateQuery query) {
    PriorityQueue<SortedCandidate> page =
        new PriorityQueue<>(Comparator.comparing(SortedCandidate::sortKey, ASCENDING.reversed()));
    ledger.forEach(
        (cohort, index, standing) -> {
          double value = value(cohort.revision(), index, standing.errorOrNull(), query.sort());
          if (isWanted(cohort, standing, query) && fits(value, page, query)) {
            SortedCandidate placed = SortedCandidate.of(value, cohort, index, standing);
            if (isAfter(placed.sortKey(), query.after())) {
              add(placed, page, query.limit());
            }
          }
        });
    return page.stream()
        .sorted(Comparator.comparing(SortedCandidate::sortKey, ASCENDING))
        .map(
            placed -> CandidateRow.of(placed.group(), placed.sortKey().index(), placed.candidate()))
        .toList();
  }

  private static boolean isWanted(
      ReplicateGroup cohort, CandidateRecord standing, CandidateQuery query) {
    return (query.revision() == null || query.revision() == cohort.revision())
        && (query.state() == null || query.state() == standing.state())
        && (query.purposes().isEmpty() || query.purposes().contains(cohort.purpose()));
  }

  /** Whether a value is neither behind a full page nor before it; the cheap part of the order. */
  private static boolean fits(
      double value, PriorityQueue<SortedCandidate> page, CandidateQuery query) {
    SortKey after = query.after();
    SortedCandidate last = page.size() < query.limit() ? null : page.peek();
    return (after == null || value >= after.value())
        && (last == null || value <= last.sortKey().value());
  }

  private static boolean isAfter(SortKey mark, @Nullable SortKey after) {
    return after == null || ASCENDING.compare(mark, after) > 0;
  }

  /** Keeps the first ones; the last of them is at the head of the queue. */
  private static void add(SortedCandidate placed, PriorityQueue<SortedCandidate> page, int limit) {
    page.add(placed);
    if (page.size() > limit) {
      page.remove();
    }
  }

  private record SortedCandidate(SortKey sortKey, ReplicateGroup group, CandidateRecord candidate) {
    static SortedCandidate of(
        double value, ReplicateGroup cohort, int index, CandidateRecord standing) {
      SortKey mark = new SortKey(value, cohort.population().value(), cohort.replicate(), index);
      return new SortedCandidate(mark, cohort, standing);
    }
  }
}
