package io.netspace.gateway.application;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.domain.CandidateFacts;
import io.netspace.gateway.domain.CandidateRow;
import io.netspace.gateway.domain.DesignSpaceView;
import io.netspace.gateway.domain.Dossier;
import io.netspace.gateway.domain.EdfView;
import io.netspace.gateway.domain.Fate;
import io.netspace.gateway.domain.Fates;
import io.netspace.gateway.domain.RefinementFacts;
import io.netspace.gateway.domain.RefinementView;
import io.netspace.gateway.domain.Standing;
import io.netspace.gateway.domain.StudyLedger;
import io.netspace.gateway.domain.StudyRow;
import io.netspace.gateway.domain.StudyState;
import io.netspace.gateway.domain.StudyView;
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

/** Answers from the read model, almost always from memory. */
public final class StudyQueries {
  private static final Pattern REFINEMENT = Pattern.compile("(.+)\\.r\\d+");
  private static final Comparator<StudyMark> NEWEST_FIRST =
      Comparator.comparing(StudyMark::requestedAt, Comparator.<Instant>reverseOrder())
          .thenComparing(StudyMark::id);

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

  /** Studies, newest first, then by id, after a mark. */
  public List<StudyRow> studies(@Nullable StudyMark after, int limit) {
    return model
        .knowledge()
        .dossiers()
        .map(Dossier::row)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(StudyQueries::mark, NEWEST_FIRST))
        .filter(row -> after == null || NEWEST_FIRST.compare(mark(row), after) > 0)
        .limit(limit)
        .toList();
  }

  /** Where a study stands in their list. */
  public static StudyMark mark(StudyRow row) {
    return new StudyMark(Objects.requireNonNull(row.requestedAt()), row.id());
  }

  /**
   * All that is known of a study.
   *
   * @throws Problem when there is no such study
   */
  public Dossier dossier(String id) {
    return existing(id).orElseThrow(() -> unknownStudy(id));
  }

  private Problem unknownStudy(String id) {
    return state.caughtUp()
        ? Problem.unknown("study", id, "GET /api/v1/studies lists those there are.")
        : Problem.notReady(
            "study (" + id + ") is not known yet; the gateway is still reading the log.");
  }

  /** A study whose request is known. */
  Optional<Dossier> existing(String id) {
    return name(id, StudyId::new)
        .flatMap(study -> model.knowledge().dossier(study))
        .filter(dossier -> dossier.facts().study() != null);
  }

  /**
   * A study, as its page shows it.
   *
   * @throws Problem when there is no such study
   */
  public StudyView study(String id) {
    return dossier(id).view().orElseThrow();
  }

  /**
   * The distributions of the errors of a study's revisions.
   *
   * @param revisions none for all
   * @param points most steps of one
   * @param confidence of a band around each, null for none
   * @throws Problem when there is no such study or revision
   */
  public EdfView edf(String id, List<Integer> revisions, int points, @Nullable Double confidence) {
    EdfView view = dossier(id).edf(revisions, points, confidence).orElseThrow();
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
    return dossier(id).facts().revisions().values().stream().map(DesignSpaceView::of).toList();
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

  /** The candidates that a query asks for, in its order. */
  public List<CandidateRow> candidates(CandidateQuery query) {
    StudyLedger ledger =
        model.knowledge().dossier(query.study()).map(Dossier::ledger).orElse(StudyLedger.EMPTY);
    return CandidateOrder.page(ledger, query);
  }

  /**
   * All that is known of a candidate.
   *
   * @throws Problem when there is no such candidate
   */
  public CandidateFacts candidate(String id) {
    Knowledge known = model.knowledge();
    CandidateId candidate = name(id, CandidateId::new).orElseThrow(() -> unknownCandidate(id));
    Standing standing = known.standing(candidate).orElseThrow(() -> unknownCandidate(id));
    return told(standing)
        .map(event -> facts(event, known))
        .orElseThrow(
            () ->
                Problem.notReady(
                    "candidate (" + id + ") is being read again from the log; ask again later."));
  }

  /** What was told of a candidate last, its epochs aside. */
  private Optional<Event> told(Standing standing) {
    return (standing.isEnded()
            ? log.event(standing.endedIn(), "outcome-" + standing.id())
            : log.event(standing.sampledIn(), "sampled-" + standing.id()))
        .map(event -> json.read(event.type(), event.json()));
  }

  private static CandidateFacts facts(Event event, Knowledge known) {
    return switch (event) {
      case Outcome outcome -> new CandidateFacts(outcome.candidate(), null, Fate.of(outcome));
      case CandidateSampled sampled ->
          new CandidateFacts(
              sampled.candidate(), known.training(sampled.candidate().id()).orElse(null), null);
      default -> throw new IllegalStateException(event.id() + " tells of no candidate.");
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
    return dossier(id).facts().refinements().values().stream()
        .sorted(Comparator.comparingInt(RefinementFacts::challenger))
        .map(RefinementView::of)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * A refinement, from its proposal to its decision.
   *
   * @throws Problem when there is no such refinement
   */
  public RefinementView refinement(String id) {
    return RefinementView.of(refinementFacts(id)).orElseThrow(() -> unknownRefinement(id));
  }

  RefinementFacts refinementFacts(String id) {
    return studyOfRefinement(id)
        .map(dossier -> dossier.facts().refinements().get(id))
        .orElseThrow(() -> unknownRefinement(id));
  }

  Optional<Dossier> studyOfRefinement(String id) {
    Matcher matcher = REFINEMENT.matcher(id);
    return matcher.matches() ? existing(matcher.group(1)) : Optional.empty();
  }

  private static Problem unknownRefinement(String id) {
    return Problem.unknown(
        "refinement", id, "GET /api/v1/studies/{id}/refinements lists a study's.");
  }

  /** Studies that are in a state, as far as known without a look at the store. */
  public long count(StudyState in) {
    return soFar().filter(dossier -> dossier.state() == in).count();
  }

  /** Candidates of all studies by fate, as far as known without a look at the store. */
  public Fates fates() {
    return soFar().map(dossier -> dossier.ledger().fates()).reduce(Fates.NONE, Fates::plus);
  }

  private Stream<Dossier> soFar() {
    return model.knowledgeSoFar().stream().flatMap(Knowledge::dossiers);
  }

  private static <T> Optional<T> name(String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }
}
