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
import io.netspace.model.study.StudyId;

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

  /** Where an event about a revision of the study comes from. */
  public static Provenance aProvenance(int revision) {
    return new Provenance(STUDY, revision, 1, CODE_VERSION);
  }
}
