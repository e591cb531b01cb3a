package io.netspace.gateway.application;

import io.netspace.gateway.domain.candidate.CandidateFacts;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.training.ModelFormat;
import java.io.InputStream;
import java.util.List;

/** Exports the trained network of a candidate. */
public final class ExportNetwork {
  private final StudyQueries queries;
  private final ArtifactStore artifacts;

  public ExportNetwork(StudyQueries queries, ArtifactStore artifacts) {
    this.queries = queries;
    this.artifacts = artifacts;
  }

  /**
   * The network in a format; the caller closes the stream.
   *
   * @throws Problem when there is no such candidate, or its network is not kept
   */
  public InputStream export(String candidateId, ModelFormat form) {
    CandidateFacts facts = queries.candidate(candidateId);
    Candidate candidate = facts.candidate();
    return artifacts
        .network(candidate.population().study(), candidate.id(), form)
        .orElseThrow(() -> problemFor(facts));
  }

  /**
   * The networks of a study that can be exported, best first.
   *
   * @throws Problem when there is no such study
   */
  public List<KeptNetwork> keptNetworks(String studyId) {
    return artifacts.networks(queries.snapshot(studyId).facts().id());
  }

  private static Problem problemFor(CandidateFacts facts) {
    String candidate = "candidate (" + facts.candidate().id() + ")";
    return switch (facts.state()) {
      case OUTSTANDING ->
          Problem.conflict("candidate", candidate + " is not trained yet; ask again later.");
      case TRAINED ->
          Problem.missing(
              "candidate",
              "The network of "
                  + candidate
                  + " is not kept: trainers keep the best of a study only, as many as"
                  + " netspace.trainer.artifacts.keep says, in the directory that"
                  + " netspace.gateway.artifacts names.");
      case DIVERGED ->
          Problem.conflict("candidate", candidate + " diverged; there is no network of it.");
      case ABANDONED ->
          Problem.conflict("candidate", candidate + " was abandoned; there is no network of it.");
    };
  }
}
