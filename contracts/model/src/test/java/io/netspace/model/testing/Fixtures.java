package io.netspace.model.testing;

import io.netspace.model.space.Claim;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.Refinement;
import io.netspace.model.space.Shared;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Population;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.Reference;
import io.netspace.model.study.StudyId;
import java.util.List;

/** Small, valid values for tests, built by methods that read as sentences. */
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

  /** A reference of two features that predicts a gain of half a point, from one network. */
  public static Reference aReference() {
    return new Reference(
        0,
        1,
        1,
        null,
        "The prior is about networks of 4 stages, and these have 3.",
        List.of(new Reference.Member(aPopulation().id(), 0, "0123456789abcdef", 57.5)),
        new Reference.Scaling(1, 4000, "0123456789abcdef", List.of(13.5, 10.0), List.of(0.1, 0.7)),
        new Interval(40, 80),
        20,
        0.6,
        57,
        List.of(0.1, -0.2),
        List.of(-2.5, 1.0),
        new Interval(-5, 7),
        new Reference.FreeDraws(
            2,
            new Reference.SpaceMean("0123456789abcdef", 400_000, 57, 9),
            new Reference.SpaceMean("fedcba9876543210", 400_000, 56.5, 8),
            0.5,
            0.04,
            0.0005),
        null);
  }

  /** Where an event about a revision of the study comes from. */
  public static Provenance aProvenance(int revision) {
    return new Provenance(STUDY, revision, 1, CODE_VERSION);
  }
}
