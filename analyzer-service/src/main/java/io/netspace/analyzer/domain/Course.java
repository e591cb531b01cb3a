package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.StudyId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of a study and what became of them. Whoever undoes an accepted refinement takes its
 * revision out of the course, and all that came from it; what is left decides who the incumbent is.
 */
final class Course {
  private final Map<Integer, Revision> revisions = new TreeMap<>();
  private final Map<RefinementId, Decision> decisions = new HashMap<>();
  private final Set<RefinementId> undone = new HashSet<>();
  private @Nullable StudyId study;

  void of(StudyId asked) {
    study = asked;
  }

  void published(Revision revision) {
    revisions.putIfAbsent(revision.number(), revision);
  }

  void decided(RefinementId refinement, Decision decision) {
    decisions.putIfAbsent(refinement, decision);
  }

  void undone(RefinementId refinement) {
    undone.add(refinement);
  }

  boolean isEmpty() {
    return revisions.isEmpty();
  }

  Collection<Revision> revisions() {
    return revisions.values();
  }

  Revision start() {
    return revision(0);
  }

  Revision latest() {
    return revisions.values().stream().reduce((_, later) -> later).orElseThrow();
  }

  Revision revision(int number) {
    Revision revision = revisions.get(number);
    if (revision == null) {
      throw new IllegalArgumentException("revision (" + number + ") was not published.");
    }
    return revision;
  }

  /** The decision on the refinement that led to a revision, empty while there is none. */
  Optional<Decision> decision(Revision revision) {
    return id(revision).map(decisions::get);
  }

  /** The refinement that led to a revision, empty while the study is not known. */
  Optional<RefinementId> id(Revision revision) {
    return Optional.ofNullable(study).map(known -> RefinementId.of(known, revision.number()));
  }

  /** Whether a revision, or one that it came from, was undone. */
  boolean isOut(Revision revision) {
    Integer parent = revision.parent();
    return isUndone(revision) || (parent != null && isOut(revision(parent)));
  }

  /** Only what was accepted can be undone. */
  private boolean isUndone(Revision revision) {
    return isAccepted(revision) && id(revision).filter(undone::contains).isPresent();
  }

  private boolean comesFrom(Revision revision, Revision ancestor) {
    Integer parent = revision.parent();
    return revision.equals(ancestor) || (parent != null && comesFrom(revision(parent), ancestor));
  }

  /** Refinements that were undone before a revision was published. */
  int branch(Revision revision) {
    return (int)
        revisions.values().stream()
            .filter(other -> other.number() < revision.number())
            .filter(other -> isUndone(other) && !comesFrom(revision, other))
            .count();
  }

  /** The newest revision of the course that was accepted, else the starting one. */
  Revision incumbent() {
    return incumbents()
        .filter(revision -> !isOut(revision))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  /** The revisions that ever were one, the starting one first. */
  private Stream<Revision> incumbents() {
    return revisions.values().stream()
        .filter(revision -> revision.number() == 0 || isAccepted(revision));
  }

  private boolean isAccepted(Revision revision) {
    return decision(revision).filter(Decision.ACCEPTED::equals).isPresent();
  }

  /**
   * The revision that was the incumbent when a challenger was published: what was undone before
   * that is not among its ancestors, what was undone later is.
   */
  Revision incumbentAt(Revision challenger) {
    return incumbents()
        .filter(revision -> revision.number() < challenger.number())
        .filter(revision -> !wasOut(revision, challenger))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private boolean wasOut(Revision revision, Revision challenger) {
    return revisions.values().stream()
        .filter(this::isUndone)
        .anyMatch(other -> comesFrom(revision, other) && !comesFrom(challenger, other));
  }

  /** The names of the refinements that the course has tried, or that were undone from it. */
  Set<String> tried() {
    Set<String> names = new HashSet<>();
    for (Revision revision : revisions.values()) {
      Integer parent = revision.parent();
      if (revision.refinement() != null && parent != null && !isOut(revision(parent))) {
        names.add(revision.refinement().name());
      }
    }
    return names;
  }
}
