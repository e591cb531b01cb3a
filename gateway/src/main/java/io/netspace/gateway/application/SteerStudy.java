package io.netspace.gateway.application;

import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyPaused;
import io.netspace.contracts.event.StudyResumed;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.gateway.domain.Dossier;
import io.netspace.gateway.domain.StudyFacts;
import io.netspace.gateway.domain.StudyState;
import io.netspace.gateway.domain.StudyView;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Pauses, resumes and cancels studies, where their state allows it. */
public final class SteerStudy {
  private final Desk desk;
  private final StudyQueries queries;

  public SteerStudy(Desk desk, StudyQueries queries) {
    this.desk = desk;
    this.queries = queries;
  }

  public StudyView pause(String id) {
    return steer(
        id,
        "paused",
        StudyState::canBePaused,
        (from, facts) -> new StudyPaused(from, facts.nextSequence()));
  }

  public StudyView resume(String id) {
    return steer(
        id,
        "resumed",
        state -> state == StudyState.PAUSED,
        (from, facts) -> new StudyResumed(from, facts.nextSequence()));
  }

  public StudyView cancel(String id, String reason) {
    return steer(
        id, "cancelled", state -> !state.ended(), (from, _) -> new StudyCancelled(from, reason));
  }

  private StudyView steer(
      String id,
      String done,
      Predicate<StudyState> allowed,
      BiFunction<Provenance, StudyFacts, Event> event) {
    return desk.serve(
        () -> {
          Dossier dossier = queries.dossier(id);
          StudyFacts facts = dossier.facts();
          if (!allowed.test(dossier.state())) {
            throw Problem.conflict(
                "study (" + id + ") is " + dossier.state() + " and cannot be " + done + ".");
          }
          desk.publish(event.apply(provenance(facts), facts));
          return queries.study(id);
        });
  }

  private Provenance provenance(StudyFacts facts) {
    long seed = facts.study() == null ? 0 : facts.study().seed();
    return desk.provenance(facts.id(), 0, seed);
  }
}
