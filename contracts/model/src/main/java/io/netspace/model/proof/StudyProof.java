package io.netspace.model.proof;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Reference;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs from which every decision of a study can be recomputed.
 *
 * @param proof version of this document, {@value #VERSION}
 * @param revisions by number
 * @param decisions by the number of the challenger
 * @param conclusion null while the study has none
 * @param references of comparisons, by the number of the challenger; null without any
 */
public record StudyProof(
    int proof,
    Study study,
    List<Revision> revisions,
    List<ProvenDecision> decisions,
    @Nullable Conclusion conclusion,
    List<ProvenPopulation> populations,
    @Nullable List<Reference> references) {
  /** The current version. */
  public static final int VERSION = 1;

  /** The proof of a study without references. */
  public StudyProof(
      int proof,
      Study study,
      List<Revision> revisions,
      List<ProvenDecision> decisions,
      @Nullable Conclusion conclusion,
      List<ProvenPopulation> populations) {
    this(proof, study, revisions, decisions, conclusion, populations, null);
  }

  public StudyProof {
    if (proof != VERSION) {
      throw new InvalidValueException(
          "proof", proof, "must be " + VERSION + ", the version that is known here");
    }
    revisions = List.copyOf(revisions);
    decisions = List.copyOf(decisions);
    populations = List.copyOf(populations);
    references = references == null ? null : List.copyOf(references);
  }
}
