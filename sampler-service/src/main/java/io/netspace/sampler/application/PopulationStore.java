package io.netspace.sampler.application;

import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.sampler.domain.PopulationState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the log says of populations. Facts of different topics may come in any order, and
 * repeatedly: a repetition changes nothing, and only pausing and resuming depend on order.
 */
public interface PopulationStore {
  /** A population is to grow; a smaller request than one before changes nothing. */
  void requested(PopulationRequested request);

  /** A candidate was published; it is outstanding unless it has its outcome already. */
  void sampled(Candidate candidate);

  /** A candidate has an outcome, and so was sampled. */
  void ended(Candidate candidate);

  /** No further network of the population was found. */
  void exhausted(PopulationId population);

  /** No more of the population is wanted. */
  void closed(PopulationId population);

  /** The study's populations are not to be sampled for now. */
  void paused(StudyId study);

  /** The study's populations are to be sampled again. */
  void resumed(StudyId study);

  /** No more of any population of the study is wanted, ever. */
  void over(StudyId study);

  /** The populations that were requested, are not closed, and whose study is not over. */
  List<PopulationState> open();

  /** What was asked of a population; of several requests any, for they differ in number alone. */
  Optional<PopulationRequested> request(PopulationId population);

  /** Canonical hashes of the networks of a population's candidates. */
  Set<String> networks(PopulationId population);
}
