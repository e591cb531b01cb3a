package io.netspace.gateway.application;

import io.netspace.gateway.application.view.CandidateRow;
import io.netspace.gateway.application.view.DesignSpaceView;
import io.netspace.gateway.application.view.EdfView;
import io.netspace.gateway.application.view.RefinementView;
import io.netspace.gateway.application.view.StudyRow;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.gateway.domain.candidate.CandidateFacts;
import io.netspace.gateway.domain.candidate.CandidateRecord;
import io.netspace.gateway.domain.candidate.OutcomeDetails;
import io.netspace.gateway.domain.candidate.StudyCandidates;
import io.netspace.gateway.domain.study.RefinementFacts;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.messaging.event.CandidateSampled;
import io.netspace.model.study.CandidateCounts;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Event;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.StudyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers queries from the read model, almost always from memory. */
public final class StudyQueries {
  private static final Pattern REFINEMENT = Pattern.compile("(.+)\\.r\\d+");
  private static final Comparator<StudySortKey> NEWEST_FIRST =
      Comparator.comparing(StudySortKey::requestedAt, Comparator.<Instant>reverseOrder())
          .thenComparing(StudySortKey::id);

  private final ReadModel model;
  private final EventLog log;
  private final EventJson json;
  private final LogState state;

  public StudyQueries(ReadModel model, EventLog log, EventJson json, LogState state) {
    this.model = model;
    this.log = log;
    this.json = json;
    this.state = state;
  }

  /** Studies, newest first, then by id, after a sort key. */
  public List<StudyRow> studies(@Nullable StudySortKey after, int limit) {
    return model
        .visibleState()
        .snapshots()
        .map(StudySnapshot::row)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(StudyQueries::sortKey, NEWEST_FIRST))
        .filter(row -> after == null || NEWEST_FIRST.compare(sortKey(row), after) > 0)
        .limit(limit)
        .toList();
  }

  /** The sort key of a study in this list. */
  public static StudySortKey sortKey(StudyRow row) {
    return new StudySortKey(Objects.requireNonNull(row.requestedAt()), row.id());
  }

  /**
   * All that is known of a study.
   *
   * @throws Problem when there is no such study
   */
  public StudySnapshot snapshot(String id) {
    return findRequested(id).orElseThrow(() -> unknownStudy(id));
  }

  private Problem unknownStudy(String id) {
    return state.caughtUp()
        ? Problem.unknown("study", id, "GET /api/v1/studies lists those there are.")
        : Problem.notReady(
            "study (" + id + ") is not known yet; the gateway is still reading the log.");
  }

  /** A study whose request is known. */
  Optional<StudySnapshot> findRequested(String id) {
    return parseId(id, StudyId::new)
        .flatMap(study -> model.visibleState().snapshot(study))
        .filter(snapshot -> snapshot.facts().study() != null);
  }

  /**
   * The view of a study.
   *
   * @throws Problem when there is no such study
   */
  public StudyView study(String id) {
    return snapshot(id).view().orElseThrow();
  }

  /**
   * The distributions of the errors of a study's revisions.
   *
   * @param revisions none for all
   * @param points maximum number of steps of one
   * @param confidence of a band around each, null for none
   * @throws Problem when there is no such study or revision
   */
  public EdfView edf(String id, List<Integer> revisions, int points, @Nullable Double confidence) {
    EdfView view = snapshot(id).edf(revisions, points, confidence).orElseThrow();
    for (int revision : revisions) {
      if (view.revisions().stream().noneMatch(known -> known.revision() == revision)) {
        throw unknownRevision(id, revision);
      }
    }
    return view;
  }

  /**
   * The revisions of a study.
   *
   * @throws Problem when there is no such study
   */
  public List<DesignSpaceView> designSpaces(String id) {
    return snapshot(id).facts().revisions().values().stream().map(DesignSpaceView::of).toList();
  }

  /**
   * One revision of a study.
   *
   * @throws Problem when there is no such study or revision
   */
  public DesignSpaceView designSpace(String id, int revision) {
    return designSpaces(id).stream()
        .filter(space -> space.revision() == revision)
        .findFirst()
        .orElseThrow(() -> unknownRevision(id, revision));
  }

  private static Problem unknownRevision(String id, int revision) {
    return Problem.unknown(
        "revision",
        Integer.toString(revision),
        "GET /api/v1/studies/" + id + "/design-spaces lists those there are.");
  }

  /** The candidates that a query selects, in its order. */
  public List<CandidateRow> candidates(CandidateQuery query) {
    StudyCandidates candidates =
        model
            .visibleState()
            .snapshot(query.study())
            .map(StudySnapshot::candidates)
            .orElse(StudyCandidates.EMPTY);
    return CandidateOrder.page(candidates, query);
  }

  /**
   * All that is known of a candidate.
   *
   * @throws Problem when there is no such candidate
   */
  public CandidateFacts candidate(String id) {
    ReadModelState known = model.visibleState();
    CandidateId candidate = parseId(id, CandidateId::new).orElseThrow(() -> unknownCandidate(id));
    CandidateRecord record =
        known.candidateRecord(candidate).orElseThrow(() -> unknownCandidate(id));
    return latestEvent(record)
        .map(event -> candidateFacts(event, known))
        .orElseThrow(
            () ->
                Problem.notReady(
                    "candidate (" + id + ") is being read again from the log; ask again later."));
  }

  /** The latest event of a candidate other than its epochs. */
  private Optional<Event> latestEvent(CandidateRecord record) {
    return (record.hasOutcome()
            ? log.event(record.outcomeSegment(), Outcome.idOf(record.id()))
            : log.event(record.sampledSegment(), CandidateSampled.idOf(record.id())))
        .map(event -> json.read(event.type(), event.json()));
  }

  private static CandidateFacts candidateFacts(Event event, ReadModelState known) {
    return switch (event) {
      case Outcome outcome ->
          new CandidateFacts(outcome.candidate(), null, OutcomeDetails.of(outcome));
      case CandidateSampled sampled ->
          new CandidateFacts(
              sampled.candidate(), known.training(sampled.candidate().id()).orElse(null), null);
      default -> throw new IllegalStateException(event.id() + " is not about a candidate.");
    };
  }

  private static Problem unknownCandidate(String id) {
    return Problem.unknown("candidate", id, "GET /api/v1/studies/{id}/candidates lists a study's.");
  }

  /**
   * The refinements of a study in the order of its ladder.
   *
   * @throws Problem when there is no such study
   */
  public List<RefinementView> refinements(String id) {
    StudyFacts facts = snapshot(id).facts();
    return facts.refinements().values().stream()
        .sorted(Comparator.comparingInt(RefinementFacts::challenger))
        .map(refinement -> RefinementView.of(refinement, facts))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * A refinement, from its proposal to its decision.
   *
   * @throws Problem when there is no such refinement
   */
  public RefinementView refinement(String id) {
    return studyOfRefinement(id)
        .flatMap(snapshot -> RefinementView.of(refinementFacts(id), snapshot.facts()))
        .orElseThrow(() -> unknownRefinement(id));
  }

  RefinementFacts refinementFacts(String id) {
    return studyOfRefinement(id)
        .map(snapshot -> snapshot.facts().refinements().get(id))
        .orElseThrow(() -> unknownRefinement(id));
  }

  Optional<StudySnapshot> studyOfRefinement(String id) {
    Matcher matcher = REFINEMENT.matcher(id);
    return matcher.matches() ? findRequested(matcher.group(1)) : Optional.empty();
  }

  private static Problem unknownRefinement(String id) {
    return Problem.unknown(
        "refinement", id, "GET /api/v1/studies/{id}/refinements lists a study's.");
  }

  /** Number of studies in a state, as far as the store has been read. */
  public long count(StudyState in) {
    return loadedSnapshots().filter(snapshot -> snapshot.state() == in).count();
  }

  /** Candidates of all studies by status, as far as the store has been read. */
  public CandidateCounts counts() {
    return loadedSnapshots()
        .map(snapshot -> snapshot.candidates().counts())
        .reduce(CandidateCounts.NONE, CandidateCounts::plus);
  }

  private Stream<StudySnapshot> loadedSnapshots() {
    return model.visibleStateIfLoaded().stream().flatMap(ReadModelState::snapshots);
  }

  private static <T> Optional<T> parseId(String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }
}
