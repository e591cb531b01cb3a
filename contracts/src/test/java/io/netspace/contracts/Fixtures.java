package io.netspace.contracts;

import io.netspace.contracts.event.DesignSpacePublished;
import io.netspace.contracts.event.EpochCompleted;
import io.netspace.contracts.event.PopulationClosed;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.RefinementProposed;
import io.netspace.contracts.event.RefinementReviewed;
import io.netspace.contracts.event.RefinementUndone;
import io.netspace.contracts.event.Review;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.event.StudyPaused;
import io.netspace.contracts.event.StudyRefused;
import io.netspace.contracts.event.StudyRequested;
import io.netspace.contracts.event.StudyResumed;
import io.netspace.contracts.vocabulary.Claim;
import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.EpochResult;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.Interval;
import io.netspace.contracts.vocabulary.Parameter;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.RankedCandidate;
import io.netspace.contracts.vocabulary.Refinement;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Shared;
import io.netspace.contracts.vocabulary.Study;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.Verdict;
import java.util.List;

/** Small, valid things for tests, whose names read as sentences. */
public final class Fixtures {
  /** The study of every fixture that names none. */
  public static final StudyId STUDY = new StudyId("demo-4f1c02ab");

  /** The code version of every fixture's provenance. */
  public static final String CODE_VERSION = "0.1.0";

  private Fixtures() {}

  /** A small study on generated images: AnyNetX_A of three stages, eight models, seed 1. */
  public static StudyFixture aStudy() {
    return StudyFixture.small();
  }

  /** The first candidate of the study's exploration. */
  public static CandidateFixture aCandidate() {
    return CandidateFixture.small();
  }

  /** The population that explores the study's starting space. */
  public static Population aPopulation() {
    return Population.of(STUDY, 0, Purpose.EXPLORE);
  }

  /** All stages share one bottleneck ratio: the first step of the paper's ladder. */
  public static Refinement aRefinement() {
    return new Refinement(
        "shared-bottleneck-ratio",
        Claim.SIMPLIFICATION,
        "All stages share one bottleneck ratio",
        new Shared(Parameter.BOTTLENECK_RATIO));
  }

  /** Evidence of eight pairs: the challenger is 0.6 points better, between −0.4 and 1.6. */
  public static Evidence anEvidence() {
    return new Evidence(
        0,
        1,
        8,
        0,
        42.5,
        41.9,
        0.6,
        new Interval(-0.4, 1.6),
        0.95,
        2.0,
        96.5,
        new Guarantee(
            Verdict.NOT_WORSE,
            2.0,
            8,
            4,
            8,
            new Interval(20, 60),
            0.05,
            null,
            5,
            8,
            1.5,
            1e12,
            null,
            "0123456789abcdef"));
  }

  /** Where an event about a revision of the study comes from. */
  public static Provenance aProvenance(int revision) {
    return new Provenance(STUDY, revision, 1, CODE_VERSION);
  }

  /** One event of every kind, in the order of their topics. */
  public static List<Event> everyEvent() {
    Study study = aStudy().study();
    DesignSpace refined = study.space().with(aRefinement().constraint());
    RefinementId refinement = RefinementId.of(STUDY, 1);
    CandidateFixture candidate = aCandidate();
    return List.of(
        new StudyRequested(aProvenance(0), study),
        new StudyPaused(aProvenance(0), 1),
        new StudyResumed(aProvenance(0), 2),
        new StudyCancelled(aProvenance(0), "Cancelled by a person."),
        new RefinementReviewed(
            aProvenance(1), refinement, Review.APPROVE, "ada", "The interval is clear."),
        new RefinementUndone(aProvenance(1), refinement, "ada", "The data were wrong."),
        new DesignSpacePublished(aProvenance(1), new Revision(1, 0, aRefinement(), refined)),
        new PopulationRequested(
            aProvenance(0), aPopulation(), study.space(), study.dataSet(), study.regime(), 8),
        new PopulationClosed(aProvenance(0), aPopulation(), "All pairs are known."),
        candidate.thatWaits(),
        candidate.thatTrainedTo(6.8),
        candidate.at(1).thatDiverged(),
        candidate.at(2).thatWasAbandoned(),
        new EpochCompleted(
            aProvenance(0),
            candidate.candidate(),
            2,
            new EpochResult(1, 0.1, 2.1, 71.5, 3.2),
            1,
            "trainer-1"),
        new StudyRefused(aProvenance(0), "No network of the space lies in the window."),
        new PopulationExhausted(aProvenance(0), aPopulation(), 5, 200_000, 0.000_025),
        new RefinementProposed(
            aProvenance(1), refinement, aRefinement(), anEvidence(), Decision.ACCEPTED),
        new RefinementDecided(
            aProvenance(1), refinement, aRefinement(), anEvidence(), Decision.ACCEPTED, "evidence"),
        new StudyConcluded(
            aProvenance(1),
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
