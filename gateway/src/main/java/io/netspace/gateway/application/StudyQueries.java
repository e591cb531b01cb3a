package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.domain.CandidateFacts;
import io.netspace.gateway.domain.CandidateSummary;
import io.netspace.gateway.domain.DesignSpaceView;
import io.netspace.gateway.domain.EdfView;
import io.netspace.gateway.domain.RefinementFacts;
import io.netspace.gateway.domain.RefinementView;
import io.netspace.gateway.domain.StudyFacts;
import io.netspace.gateway.domain.StudyView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers from the read model. */
public final class StudyQueries {
  private static final Pattern REFINEMENT = Pattern.compile("(.+)\\.r\\d+");

  private final StudyViewStore store;

  public StudyQueries(StudyViewStore store) {
    this.store = store;
  }

  /** Studies, newest first, after a mark. */
  public List<StudyFacts> studies(@Nullable StudyMark after, int limit) {
    return store.studies(after, limit);
  }

  /**
   * All that is known of a study.
   *
   * @throws Problem when there is no such study
   */
  public StudyFacts facts(String id) {
    return existing(id)
        .orElseThrow(
            () -> Problem.unknown("study", id, "GET /api/v1/studies lists those there are."));
  }

  /** A study whose request is known. */
  Optional<StudyFacts> existing(String id) {
    return name(id, StudyId::new).flatMap(store::study).filter(facts -> facts.study() != null);
  }

  /**
   * A study, as its page shows it.
   *
   * @throws Problem when there is no such study
   */
  public StudyView study(String id) {
    StudyFacts facts = facts(id);
    return StudyView.of(facts, store.summaries(facts.id())).orElseThrow();
  }

  /**
   * The distributions of the errors of a study's revisions.
   *
   * @param revisions none for all
   * @param points most steps of one
   * @throws Problem when there is no such study or revision
   */
  public EdfView edf(String id, List<Integer> revisions, int points) {
    StudyFacts facts = facts(id);
    List<CandidateSummary> candidates = store.summaries(facts.id());
    StudyView view = StudyView.of(facts, candidates).orElseThrow();
    for (int revision : revisions) {
      if (view.revisions().stream().noneMatch(known -> known.revision() == revision)) {
        throw unknownRevision(id, revision);
      }
    }
    return EdfView.of(view, revisions, candidates, points);
  }

  /**
   * The revisions of a study.
   *
   * @throws Problem when there is no such study
   */
  public List<DesignSpaceView> designSpaces(String id) {
    return facts(id).revisions().values().stream().map(DesignSpaceView::of).toList();
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

  public List<CandidateFacts> candidates(CandidateQuery query) {
    return store.candidates(query);
  }

  /**
   * All that is known of a candidate.
   *
   * @throws Problem when there is no such candidate
   */
  public CandidateFacts candidate(String id) {
    return name(id, CandidateId::new)
        .flatMap(store::candidate)
        .orElseThrow(
            () ->
                Problem.unknown(
                    "candidate", id, "GET /api/v1/studies/{id}/candidates lists a study's."));
  }

  /**
   * The refinements of a study in the order of its ladder.
   *
   * @throws Problem when there is no such study
   */
  public List<RefinementView> refinements(String id) {
    return facts(id).refinements().values().stream()
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
        .map(facts -> facts.refinements().get(id))
        .orElseThrow(() -> unknownRefinement(id));
  }

  Optional<StudyFacts> studyOfRefinement(String id) {
    Matcher matcher = REFINEMENT.matcher(id);
    return matcher.matches() ? existing(matcher.group(1)) : Optional.empty();
  }

  private static Problem unknownRefinement(String id) {
    return Problem.unknown(
        "refinement", id, "GET /api/v1/studies/{id}/refinements lists a study's.");
  }

  private static <T> Optional<T> name(String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
  }
}
