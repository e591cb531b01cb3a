package io.netspace.gateway.application;

import io.netspace.gateway.application.CandidateQuery.Mark;
import io.netspace.gateway.application.CandidateQuery.Sort;
import io.netspace.gateway.domain.CandidateFacts;
import io.netspace.gateway.domain.Fate;
import org.jspecify.annotations.Nullable;

/** Where a candidate stands in each order. */
public final class CandidateOrder {
  /** Above every error, so that candidates without one come last. */
  private static final double NO_ERROR = 1e9;

  /** Above every index within a population. */
  private static final double REVISION = 1e6;

  private CandidateOrder() {}

  public static Mark mark(CandidateFacts candidate, Sort sort) {
    String id = candidate.candidate().id().value();
    return switch (sort) {
      case ERROR -> new Mark(error(candidate.fate()), id);
      case INDEX -> new Mark(index(candidate), id);
    };
  }

  private static double error(@Nullable Fate fate) {
    Double error = fate == null ? null : fate.errorPercent();
    return error == null ? NO_ERROR : error;
  }

  private static double index(CandidateFacts candidate) {
    return candidate.candidate().population().revision() * REVISION + candidate.candidate().index();
  }
}
