package io.netspace.gateway.application;

import io.netspace.gateway.application.CandidateQuery.Mark;
import io.netspace.gateway.application.CandidateQuery.Sort;
import io.netspace.gateway.domain.CandidateRow;
import io.netspace.gateway.domain.Cohort;
import io.netspace.gateway.domain.Standing;
import io.netspace.gateway.domain.StudyLedger;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Candidates in an order, page by page, in one walk through the ledger a page. */
public final class CandidateOrder {
  /** Above every error, so that candidates without one come last. */
  private static final double NO_ERROR = 1e9;

  /** Above every index within a population. */
  private static final double REVISION = 1e6;

  private static final Comparator<Mark> ASCENDING =
      Comparator.comparingDouble(Mark::value)
          .thenComparing(Mark::population)
          .thenComparingInt(Mark::replicate)
          .thenComparingInt(Mark::index);

  private CandidateOrder() {}

  /** Where a candidate stands. */
  public static Mark mark(CandidateRow row, Sort sort) {
    double value = value(row.revision(), row.index(), row.errorPercent(), sort);
    return new Mark(value, row.population(), row.replicate(), row.index());
  }

  private static double value(int revision, int index, @Nullable Double error, Sort sort) {
    return switch (sort) {
      case ERROR -> error == null ? NO_ERROR : error;
      case INDEX -> revision * REVISION + index;
    };
  }

  /** The candidates that a query asks for, in its order. */
  static List<CandidateRow> page(StudyLedger ledger, CandidateQuery query) {
    PriorityQueue<Placed> page =
        new PriorityQueue<>(Comparator.comparing(Placed::mark, ASCENDING.reversed()));
    ledger.forEach(
        (cohort, index, standing) -> {
          double value = value(cohort.revision(), index, standing.error(), query.sort());
          if (isWanted(cohort, standing, query) && fits(value, page, query)) {
            Placed placed = Placed.of(value, cohort, index, standing);
            if (isAfter(placed.mark(), query.after())) {
              add(placed, page, query.limit());
            }
          }
        });
    return page.stream()
        .sorted(Comparator.comparing(Placed::mark, ASCENDING))
        .map(placed -> CandidateRow.of(placed.cohort(), placed.mark().index(), placed.standing()))
        .toList();
  }

  private static boolean isWanted(Cohort cohort, Standing standing, CandidateQuery query) {
    return (query.revision() == null || query.revision() == cohort.revision())
        && (query.state() == null || query.state() == standing.state())
        && (query.purposes().isEmpty() || query.purposes().contains(cohort.purpose()));
  }

  /** Whether a value is neither behind a full page nor before it; the cheap part of the order. */
  private static boolean fits(double value, PriorityQueue<Placed> page, CandidateQuery query) {
    Mark after = query.after();
    Placed last = page.size() < query.limit() ? null : page.peek();
    return (after == null || value >= after.value())
        && (last == null || value <= last.mark().value());
  }

  private static boolean isAfter(Mark mark, @Nullable Mark after) {
    return after == null || ASCENDING.compare(mark, after) > 0;
  }

  /** Keeps the first ones; the last of them is at the head of the queue. */
  private static void add(Placed placed, PriorityQueue<Placed> page, int limit) {
    page.add(placed);
    if (page.size() > limit) {
      page.remove();
    }
  }

  private record Placed(Mark mark, Cohort cohort, Standing standing) {
    static Placed of(double value, Cohort cohort, int index, Standing standing) {
      Mark mark = new Mark(value, cohort.population().value(), cohort.replicate(), index);
      return new Placed(mark, cohort, standing);
    }
  }
}
