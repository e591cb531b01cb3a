package io.netspace.gateway.application;

import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which candidates of a study are wanted, in which order.
 *
 * @param revision null for all
 * @param state null for all
 * @param purposes of their populations, none for all
 * @param after the last one of the page before, null for the first page
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

  /** A place in an order: the value sorted by, then which candidate of which population. */
  public record SortKey(double value, String population, int replicate, int index) {}
}
