package io.netspace.contracts.vocabulary.proof;

import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.InvalidValueException;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to recompute every decision of a study.
 *
 * @param proof version of this document, {@value #VERSION}
 * @param revisions by number
 * @param decisions by the number of the challenger
 * @param conclusion null while the study has none
 */
public record StudyProof(
    int proof,
    Study study,
    List<Revision> revisions,
    List<ProvenDecision> decisions,
    @Nullable Conclusion conclusion,
    List<ProvenPopulation> populations) {
  /** The version that is written here. */
  public static final int VERSION = 1;

  public StudyProof {
    if (proof != VERSION) {
      throw new InvalidValueException(
          "proof", proof, "must be " + VERSION + ", the version that is known here");
    }
    revisions = List.copyOf(revisions);
    decisions = List.copyOf(decisions);
    populations = List.copyOf(populations);
  }
}
