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

/** Pages of candidates in an order, each by one pass over the study's candidates. */
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

  /** The sort key of a candidate. */
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

  /** The candidates that a query selects, in its order. */
  static List<CandidateRow> page(StudyCandidates candidates, CandidateQuery query) {
    PriorityQueue<SortedCandidate> page =
        new PriorityQueue<>(Comparator.comparing(SortedCandidate::sortKey, ASCENDING.reversed()));
    candidates.forEach(
        (group, index, record) -> {
          double value = value(group.revision(), index, record.errorOrNull(), query.sort());
          if (matches(group, record, query) && fits(value, page, query)) {
            SortedCandidate placed = SortedCandidate.of(value, group, index, record);
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

  private static boolean matches(
      ReplicateGroup group, CandidateRecord record, CandidateQuery query) {
    return (query.revision() == null || query.revision() == group.revision())
        && (query.state() == null || query.state() == record.state())
        && (query.purposes().isEmpty() || query.purposes().contains(group.purpose()));
  }

  /** Whether a value may belong to the page: a cheap test before the full comparison. */
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

  /** Keeps the first candidates; the last of them is at the head of the queue. */
  private static void add(SortedCandidate placed, PriorityQueue<SortedCandidate> page, int limit) {
    page.add(placed);
    if (page.size() > limit) {
      page.remove();
    }
  }

  private record SortedCandidate(SortKey sortKey, ReplicateGroup group, CandidateRecord candidate) {
    static SortedCandidate of(
        double value, ReplicateGroup group, int index, CandidateRecord record) {
      SortKey mark = new SortKey(value, group.population().value(), group.replicate(), index);
      return new SortedCandidate(mark, group, record);
    }
  }
}
