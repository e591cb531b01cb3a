package io.netspace.gateway.domain.study;

import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.Reference;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Facts of one study except its candidates. Events of different topics may be applied in any order:
 * each changes its own part only, and a repeated event changes nothing.
 *
 * @param study null until its request is known
 * @param requestedAt null until its request is known
 * @param revisions by number
 * @param populations by id
 * @param refinements by id
 * @param references of comparisons, by challenger; absent in documents of an earlier version
 * @param sizeRequeues of the candidates that wait for a larger trainer, by candidate; null without
 *     any
 * @param changes that somebody has requested, by the ids of their events; absent in documents of an
 *     earlier version
 */
public record StudyFacts(
    StudyId id,
    @Nullable Study study,
    @Nullable Instant requestedAt,
    StudyLifecycle course,
    Map<Integer, Revision> revisions,
    Map<String, PopulationFacts> populations,
    Map<String, RefinementFacts> refinements,
    @Nullable Map<Integer, Reference> references,
    @Nullable Map<String, SizeRequeue> sizeRequeues,
    @Nullable Map<String, ChangeFacts> changes) {

  public StudyFacts {
    revisions = Collections.unmodifiableMap(new TreeMap<>(revisions));
    populations = Collections.unmodifiableMap(new TreeMap<>(populations));
    refinements = Collections.unmodifiableMap(new TreeMap<>(refinements));
    references =
        references == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(references));
    sizeRequeues =
        sizeRequeues == null || sizeRequeues.isEmpty()
            ? null
            : Collections.unmodifiableMap(new TreeMap<>(sizeRequeues));
    changes = changes == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(changes));
  }

  /** A study without facts yet. */
  public static StudyFacts of(StudyId id) {
    return new StudyFacts(
        id,
        null,
        null,
        StudyLifecycle.START,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        Map.of());
  }

  /** With its request, unless that is known already. */
  public StudyFacts requested(Study request, Instant at) {
    return study != null
        ? this
        : with(
            draft -> {
              draft.study = request;
              draft.requestedAt = at;
            });
  }

  public StudyFacts paused(int sequence) {
    return with(course.pausedAt(sequence));
  }

  public StudyFacts resumed(int sequence) {
    return with(course.resumedAt(sequence));
  }

  public StudyFacts cancelled(String reason) {
    return with(course.cancelledFor(reason));
  }

  /**
   * With its refusal.
   *
   * @param hadBegun whether candidates had been sampled
   */
  public StudyFacts refused(String reason, boolean hadBegun) {
    return with(course.withRefusal(reason, hadBegun));
  }

  public StudyFacts concluded(Conclusion conclusion) {
    return with(course.concludedWith(conclusion));
  }

  /** With a published revision of its space. */
  public StudyFacts published(Revision revision) {
    Map<Integer, Revision> more = new TreeMap<>(revisions);
    more.putIfAbsent(revision.number(), revision);
    return with(draft -> draft.revisions = more);
  }

  /** With a change to the facts of a population. */
  public StudyFacts population(Population population, UnaryOperator<PopulationFacts> change) {
    PopulationFacts known =
        populations.getOrDefault(
            population.id().value(),
            PopulationFacts.of(population.revision(), population.purpose()));
    Map<String, PopulationFacts> more = new TreeMap<>(populations);
    more.put(population.id().value(), change.apply(known));
    return with(draft -> draft.populations = more);
  }

  /** With a change to the facts of a refinement. */
  public StudyFacts refinement(String refinement, UnaryOperator<RefinementFacts> change) {
    Map<String, RefinementFacts> more = new TreeMap<>(refinements);
    more.put(
        refinement, change.apply(more.getOrDefault(refinement, RefinementFacts.of(refinement))));
    return with(draft -> draft.refinements = more);
  }

  /** With the reference of a comparison. */
  public StudyFacts referenceFixed(Reference reference) {
    Map<Integer, Reference> more = new TreeMap<>(knownReferences());
    more.putIfAbsent(reference.challenger(), reference);
    return with(draft -> draft.references = more);
  }

  /** The references of comparisons, by challenger. */
  public Map<Integer, Reference> knownReferences() {
    return references == null ? Map.of() : references;
  }

  /** With a candidate that waits for a larger trainer. */
  public StudyFacts requeued(CandidateId candidate, SizeRequeue requeue) {
    Map<String, SizeRequeue> more = new TreeMap<>(waitingForMemory());
    more.merge(candidate.value(), requeue, SizeRequeue::with);
    return with(draft -> draft.sizeRequeues = more);
  }

  /** Without a candidate that has its outcome. */
  public StudyFacts ended(CandidateId candidate) {
    if (!waitingForMemory().containsKey(candidate.value())) {
      return this;
    }
    Map<String, SizeRequeue> others = new TreeMap<>(waitingForMemory());
    others.remove(candidate.value());
    return with(draft -> draft.sizeRequeues = others);
  }

  /** The candidates that wait for a larger trainer, by id. */
  public Map<String, SizeRequeue> waitingForMemory() {
    return sizeRequeues == null ? Map.of() : sizeRequeues;
  }

  /** With a change, unless it is known already. */
  public StudyFacts changed(ChangeFacts change) {
    Map<String, ChangeFacts> more = new TreeMap<>(knownChanges());
    more.putIfAbsent(change.id(), change);
    return with(draft -> draft.changes = more);
  }

  /** The changes that somebody has requested, by the ids of their events. */
  public Map<String, ChangeFacts> knownChanges() {
    return changes == null ? Map.of() : changes;
  }

  private StudyFacts with(StudyLifecycle next) {
    return with(draft -> draft.course = next);
  }

  private StudyFacts with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.facts();
  }

  /** The components, while some of them are replaced. */
  private static final class Draft {
    private final StudyId id;
    private @Nullable Study study;
    private @Nullable Instant requestedAt;
    private StudyLifecycle course;
    private Map<Integer, Revision> revisions;
    private Map<String, PopulationFacts> populations;
    private Map<String, RefinementFacts> refinements;
    private @Nullable Map<Integer, Reference> references;
    private @Nullable Map<String, SizeRequeue> sizeRequeues;
    private @Nullable Map<String, ChangeFacts> changes;

    Draft(StudyFacts facts) {
      this.id = facts.id;
      this.study = facts.study;
      this.requestedAt = facts.requestedAt;
      this.course = facts.course;
      this.revisions = facts.revisions;
      this.populations = facts.populations;
      this.refinements = facts.refinements;
      this.references = facts.references;
      this.sizeRequeues = facts.sizeRequeues;
      this.changes = facts.changes;
    }

    StudyFacts facts() {
      return new StudyFacts(
          id,
          study,
          requestedAt,
          course,
          revisions,
          populations,
          refinements,
          references,
          sizeRequeues,
          changes);
    }
  }

  /**
   * The state of the study. Ends take precedence over a pause, and a conclusion over a
   * cancellation.
   *
   * @param outstanding candidates without an outcome
   */
  public StudyState state(int outstanding) {
    if (course.refused() != null) {
      return course.hasFailed() ? StudyState.FAILED : StudyState.REFUSED;
    }
    if (course.conclusion() != null) {
      return outstanding > 0 ? StudyState.CONCLUDING : StudyState.CONCLUDED;
    }
    if (course.cancelled() != null) {
      return StudyState.CANCELLED;
    }
    if (areAllPopulationsClosed()) {
      return StudyState.CONCLUDING;
    }
    return course.isPaused() ? StudyState.PAUSED : stateOfOpenStudy();
  }

  /** Whether the ladder is done: no population is needed any more, and no decision is pending. */
  private boolean areAllPopulationsClosed() {
    return !populations.isEmpty()
        && populations.values().stream().allMatch(population -> population.closed() != null)
        && pending().isEmpty();
  }

  /** Whether generalization tests have begun, which means that the ladder is done. */
  public boolean hasGeneralizationTests() {
    return populations.values().stream()
        .anyMatch(population -> population.purpose() == Purpose.GENERALISATION);
  }

  private StudyState stateOfOpenStudy() {
    if (pending().isPresent() && needsApproval()) {
      return StudyState.AWAITING_APPROVAL;
    }
    return latestRevision() > 0 ? StudyState.COMPARING : StudyState.EXPLORING;
  }

  private boolean needsApproval() {
    return study != null && study.policy() == DecisionPolicy.APPROVAL;
  }

  /** The pending refinement, the latest if there are several. */
  public Optional<RefinementFacts> pending() {
    return refinements.values().stream()
        .filter(RefinementFacts::pending)
        .max(Comparator.comparingInt(RefinementFacts::challenger));
  }

  /** The sequence number of the next pause or resumption. */
  public int nextSequence() {
    return course.nextSequence();
  }

  int latestRevision() {
    return Math.max(
        revisions.keySet().stream().mapToInt(Integer::intValue).max().orElse(0),
        populations.values().stream().mapToInt(PopulationFacts::revision).max().orElse(0));
  }

  /** Why it ended or cannot continue, null without such a reason. */
  @Nullable
  public String reason() {
    if (course.refused() != null) {
      return course.refused();
    }
    return course.cancelled() != null && course.conclusion() == null
        ? course.cancelled()
        : exhaustedReason();
  }

  private @Nullable String exhaustedReason() {
    return populations.values().stream()
        .filter(population -> population.revision() == latestRevision())
        .filter(PopulationFacts::isRanked)
        .map(PopulationFacts::exhausted)
        .filter(Objects::nonNull)
        .reduce((_, last) -> last)
        .orElse(null);
  }
}
