package io.netspace.model.proof;

import io.netspace.model.space.Refinement;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.RefinementId;
import org.jspecify.annotations.Nullable;

/**
 * A decided refinement.
 *
 * @param decidedBy {@code evidence}, a person, or what ended the test
 * @param recommendation of the evidence, where a person decided; else null
 * @param review of that person; else null
 * @param undone null unless it was accepted, and undone later
 */
public record ProvenDecision(
    RefinementId refinement,
    Refinement change,
    Evidence evidence,
    Decision decision,
    String decidedBy,
    @Nullable Decision recommendation,
    @Nullable ProvenReview review,
    @Nullable ProvenUndo undone) {}
