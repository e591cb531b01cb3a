package io.netspace.gateway.application;

import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query for candidates of a study, with an order.
 *
 * @param revision null for all
 * @param state null for all
 * @param purposes of their populations, empty for all
 * @param after sort key of the previous page's last candidate, null for the first page
 */
public record CandidateQuery(
    StudyId study,
    @Nullable Integer revision,
    @Nullable CandidateStatus state,
    List<Purpose> purposes,
    Sort sort,
    @Nullable SortKey after,
    int limit) {
  public CandidateQuery {
    purposes = List.copyOf(purposes);
  }

  /** The order of candidates. */
  public enum Sort {
    /** By error, those without one last. */
    ERROR,
    /** By revision, then index. */
    INDEX
  }

  /** The sort key of a candidate: the value sorted by, then population, replicate and index. */
  public record SortKey(double value, String population, int replicate, int index) {}
}
