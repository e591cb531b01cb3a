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
    double value =
        switch (sort) {
          case ERROR -> error(row.errorPercent());
          case INDEX -> row.revision() * REVISION + row.index();
        };
    return new Mark(value, row.population(), row.replicate(), row.index());
  }

  private static double error(@Nullable Double error) {
    return error == null ? NO_ERROR : error;
  }

  /** The candidates that a query asks for, in its order. */
  static List<CandidateRow> page(StudyLedger ledger, CandidateQuery query) {
    PriorityQueue<Placed> page =
        new PriorityQueue<>(Comparator.comparing(Placed::mark, ASCENDING.reversed()));
    ledger.forEach(
        (cohort, index, standing) -> {
          if (isWanted(cohort, standing, query)) {
            Placed placed = Placed.of(cohort, index, standing, query.sort());
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
        && (query.state() == null || query.state() == standing.state());
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
    static Placed of(Cohort cohort, int index, Standing standing, Sort sort) {
      double value =
          switch (sort) {
            case ERROR -> error(standing.error());
            case INDEX -> cohort.revision() * REVISION + index;
          };
      Mark mark = new Mark(value, cohort.population().value(), cohort.replicate(), index);
      return new Placed(mark, cohort, standing);
    }
  }
}
