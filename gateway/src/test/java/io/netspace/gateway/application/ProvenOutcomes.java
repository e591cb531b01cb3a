package io.netspace.gateway.application;

import io.netspace.model.proof.ProvenOutcome;
import io.netspace.model.proof.ProvenStatus;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;

/** Outcomes of the log as a proof has them. */
final class ProvenOutcomes {
  private ProvenOutcomes() {}

  static ProvenOutcome proven(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained ->
          proven(trained.candidate(), ProvenStatus.TRAINED, trained.errorPercent());
      case CandidateDiverged diverged ->
          proven(diverged.candidate(), ProvenStatus.DIVERGED, diverged.errorPercent());
      case CandidateAbandoned abandoned ->
          proven(abandoned.candidate(), ProvenStatus.ABANDONED, null);
    };
  }

  private static ProvenOutcome proven(Candidate candidate, ProvenStatus state, Double error) {
    return ProvenOutcome.of(candidate.id(), candidate.index(), candidate.replicate(), state, error);
  }
}
