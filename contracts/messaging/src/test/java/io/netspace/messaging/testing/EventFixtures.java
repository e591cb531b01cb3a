package io.netspace.messaging.testing;

import io.netspace.messaging.event.CandidateRequeued;
import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.DesignSpacePublished;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.PopulationExhausted;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.ReferenceFixed;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.RefinementProposed;
import io.netspace.messaging.event.RefinementReviewed;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.messaging.event.Review;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.messaging.event.StudyRefused;
import io.netspace.messaging.event.StudyRequested;
import io.netspace.messaging.event.StudyResumed;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.testing.CandidateFixture;
import io.netspace.model.testing.Fixtures;
import io.netspace.model.testing.StudyFixture;
import io.netspace.model.training.EpochResult;
import java.util.List;

/** Events for tests, made of the small, valid values of {@link Fixtures}. */
public final class EventFixtures {
  private EventFixtures() {}

  /** The request for a study. */
  public static StudyRequested requested(StudyFixture fixture) {
    Study study = fixture.study();
    return new StudyRequested(
        new Provenance(study.id(), 0, study.seed(), Fixtures.CODE_VERSION), study);
  }

  /** The candidate is sampled, and not trained yet. */
  public static CandidateSampled sampled(CandidateFixture fixture) {
    Study study = Fixtures.aStudy().study();
    return new CandidateSampled(
        fixture.provenance(), fixture.candidate(), study.dataSet(), study.regime());
  }

  /** One event of every kind, in the order of their topics. */
  public static List<Event> everyEvent() {
    Study study = Fixtures.aStudy().study();
    DesignSpace refined = study.space().with(Fixtures.aRefinement().constraint());
    RefinementId refinement = RefinementId.of(Fixtures.STUDY, 1);
    CandidateFixture candidate = Fixtures.aCandidate();
    return List.of(
        new StudyRequested(Fixtures.aProvenance(0), study),
        new StudyPaused(Fixtures.aProvenance(0), 1),
        new StudyResumed(Fixtures.aProvenance(0), 2),
        new StudyCancelled(Fixtures.aProvenance(0), "Cancelled by a person."),
        new RefinementReviewed(
            Fixtures.aProvenance(1), refinement, Review.APPROVE, "ada", "The interval is clear."),
        new RefinementUndone(Fixtures.aProvenance(1), refinement, "ada", "The data were wrong."),
        new DesignSpacePublished(
            Fixtures.aProvenance(1), new Revision(1, 0, Fixtures.aRefinement(), refined)),
        new ReferenceFixed(Fixtures.aProvenance(1), refinement, Fixtures.aReference()),
        new PopulationRequested(
            Fixtures.aProvenance(0),
            Fixtures.aPopulation(),
            study.space(),
            study.dataSet(),
            study.regime(),
            8),
        new PopulationClosed(
            Fixtures.aProvenance(0), Fixtures.aPopulation(), "All pairs are known."),
        sampled(candidate),
        candidate.thatTrainedTo(6.8),
        candidate.at(1).thatDiverged(),
        candidate.at(2).thatWasAbandoned(),
        new EpochCompleted(
            Fixtures.aProvenance(0),
            candidate.candidate(),
            2,
            new EpochResult(1, 0.1, 2.1, 71.5, 3.2),
            1,
            "trainer-1"),
        new CandidateRequeued(
            Fixtures.aProvenance(0),
            candidate.candidate(),
            5_300_000_000L,
            1_200_000_000L,
            3,
            20,
            "trainer-1"),
        new StudyRefused(Fixtures.aProvenance(0), "No network of the space lies in the window."),
        new PopulationExhausted(
            Fixtures.aProvenance(0), Fixtures.aPopulation(), 5, 200_000, 0.000_025),
        new RefinementProposed(
            Fixtures.aProvenance(1),
            refinement,
            Fixtures.aRefinement(),
            Fixtures.anEvidence(),
            Decision.ACCEPTED),
        new RefinementDecided(
            Fixtures.aProvenance(1),
            refinement,
            Fixtures.aRefinement(),
            Fixtures.anEvidence(),
            Decision.ACCEPTED,
            "evidence"),
        new StudyConcluded(
            Fixtures.aProvenance(1),
            new Conclusion(
                1,
                refined,
                refined.log10Size(),
                List.of(new RankedCandidate(candidate.candidate(), 6.8)),
                null,
                0.05,
                null,
                "0123456789abcdef")));
  }

  /** An event of this kind. */
  public static <E extends Event> E anEvent(Class<E> kind) {
    return everyEvent().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No fixture is a " + kind + "."));
  }
}
