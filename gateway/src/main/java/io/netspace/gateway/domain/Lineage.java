package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Revision;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the revisions of a study come from each other. Whoever undoes an accepted refinement takes
 * its revision out of the course, and all that came from it.
 */
public final class Lineage {
  private final StudyFacts facts;

  /** Of the revisions of a study. */
  public Lineage(StudyFacts facts) {
    this.facts = facts;
  }

  /** What is known of the refinement that led to a revision, empty before its proposal. */
  Optional<RefinementFacts> refinement(int revision) {
    String id = RefinementId.of(facts.id(), revision).value();
    return Optional.ofNullable(facts.refinements().get(id));
  }

  /** Who undid the refinement that led to a revision, null unless somebody did. */
  @Nullable UndoFacts undone(int revision) {
    return refinement(revision)
        .filter(RefinementFacts::isUndone)
        .map(RefinementFacts::undone)
        .orElse(null);
  }

  /** Whether a revision, or one that it came from, was undone. */
  public boolean isOut(int revision) {
    Integer parent = parent(revision);
    return undone(revision) != null || (parent != null && isOut(parent));
  }

  private @Nullable Integer parent(int revision) {
    Revision published = facts.revisions().get(revision);
    return published == null ? null : published.parent();
  }

  /** The newest revision that was accepted and is not out, else the starting one. */
  int incumbent() {
    return facts.revisions().keySet().stream()
        .filter(revision -> refinement(revision).filter(RefinementFacts::isAccepted).isPresent())
        .filter(revision -> !isOut(revision))
        .max(Integer::compare)
        .orElse(0);
  }

  /** The newest revision, where it is under test: neither proposed nor out. */
  Optional<Revision> underTest() {
    Revision latest = facts.revisions().get(facts.latestRevision());
    return Optional.ofNullable(latest)
        .filter(revision -> revision.parent() != null)
        .filter(
            revision -> refinement(revision.number()).map(r -> r.evidence() == null).orElse(true))
        .filter(revision -> !isOut(revision.number()));
  }

  /** The names of the refinements that the course has tried, or that were undone from it. */
  Set<String> tried() {
    Set<String> names = new HashSet<>();
    for (Revision revision : facts.revisions().values()) {
      Refinement refinement = revision.refinement();
      if (refinement != null && revision.parent() != null && !isOut(revision.parent())) {
        names.add(refinement.name());
      }
    }
    return names;
  }
}
