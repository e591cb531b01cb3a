package io.netspace.gateway.application;

import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.proof.ProvenFate;
import io.netspace.contracts.vocabulary.proof.ProvenOutcome;

/** Outcomes of the log as a proof has them. */
final class OutcomesOfTests {
  private OutcomesOfTests() {}

  static ProvenOutcome proven(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained ->
          proven(trained.candidate(), ProvenFate.TRAINED, trained.errorPercent());
      case CandidateDiverged diverged ->
          proven(diverged.candidate(), ProvenFate.DIVERGED, diverged.errorPercent());
      case CandidateAbandoned abandoned ->
          proven(abandoned.candidate(), ProvenFate.ABANDONED, null);
    };
  }

  private static ProvenOutcome proven(Candidate candidate, ProvenFate state, Double error) {
    return ProvenOutcome.of(candidate.id(), candidate.index(), candidate.replicate(), state, error);
  }
}
