package io.netspace.gateway.application;

import io.netspace.gateway.application.view.StudyView;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.messaging.event.Requester;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.messaging.event.StudyResumed;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Pauses, resumes and cancels studies, where their state allows it. */
public final class ControlStudy {
  private final CommandHandler handler;
  private final StudyQueries queries;

  public ControlStudy(CommandHandler handler, StudyQueries queries) {
    this.handler = handler;
    this.queries = queries;
  }

  public StudyView pause(String id, Requester by) {
    return control(
        id,
        "paused",
        StudyState::canBePaused,
        (from, facts) -> new StudyPaused(from, facts.nextSequence(), by));
  }

  public StudyView resume(String id, Requester by) {
    return control(
        id,
        "resumed",
        state -> state == StudyState.PAUSED,
        (from, facts) -> new StudyResumed(from, facts.nextSequence(), by));
  }

  public StudyView cancel(String id, String reason, Requester by) {
    return control(
        id,
        "cancelled",
        state -> !state.ended(),
        (from, _) -> new StudyCancelled(from, reason, by));
  }

  private StudyView control(
      String id,
      String done,
      Predicate<StudyState> allowed,
      BiFunction<Provenance, StudyFacts, Event> event) {
    return handler.handle(
        id,
        () -> {
          StudySnapshot snapshot = queries.snapshot(id);
          StudyFacts facts = snapshot.facts();
          if (!allowed.test(snapshot.state())) {
            throw Problem.conflict(
                "study",
                "study (" + id + ") is " + snapshot.state() + " and cannot be " + done + ".");
          }
          handler.publish(event.apply(provenance(facts), facts));
          return queries.study(id);
        });
  }

  private Provenance provenance(StudyFacts facts) {
    long seed = facts.study() == null ? 0 : facts.study().seed();
    return handler.provenance(facts.id(), 0, seed);
  }
}
