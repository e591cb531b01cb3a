package io.netspace.sampler.application;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.PopulationRequested;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Baseline;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.Provenance;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.Regime;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.TrainingRun;
import io.netspace.contracts.vocabulary.Window;
import io.netspace.sampler.domain.PopulationPlan;
import io.netspace.sampler.domain.PopulationSampler;
import io.netspace.sampler.domain.Sampled;
import io.netspace.sampler.domain.Spaces;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests, and the events that answer them. */
public final class Requests {
  public static final StudyId STUDY = new StudyId("study");
  public static final Provenance PROVENANCE = new Provenance(STUDY, 0, 42, "test");
  public static final Population EXPLORE = Population.of(STUDY, 0, Purpose.EXPLORE);
  public static final Population CHALLENGE = Population.of(STUDY, 1, Purpose.CHALLENGE);
  public static final Population BASELINES = Population.of(STUDY, 0, Purpose.BASELINE);

  private Requests() {}

  public static PopulationRequested request(Population population, int upToIndex) {
    return request(population, upToIndex, Spaces.ABOUT_ONE_MILLION);
  }

  public static PopulationRequested request(Population population, int upToIndex, Window flops) {
    return new PopulationRequested(
        PROVENANCE,
        population,
        Spaces.small("AnyNetX_E"),
        Spaces.IMAGES,
        Spaces.regime(flops),
        upToIndex);
  }

  /** A request of networks that are given. */
  public static PopulationRequested baselines(Architecture... networks) {
    return new PopulationRequested(
        PROVENANCE,
        BASELINES,
        Spaces.small("AnyNetX_E"),
        Spaces.IMAGES,
        Spaces.regime(Spaces.ABOUT_ONE_MILLION),
        networks.length,
        null,
        Stream.of(networks).map(network -> new Baseline("given", network)).toList());
  }

  /** The same request, of networks that are trained so many times. */
  public static PopulationRequested replicated(PopulationRequested request, int replicates) {
    return new PopulationRequested(
        request.provenance(),
        request.population(),
        request.space(),
        request.dataSet(),
        request.regime(),
        request.upToIndex(),
        replicates,
        request.baselines());
  }

  /** The candidates that the request must lead to, in order. */
  public static List<Candidate> candidates(PopulationRequested request) {
    PopulationSampler sampler = new PopulationSampler(plan(request), 100_000);
    return IntStream.range(0, request.upToIndex() * request.trainingsEach())
        .mapToObj(_ -> ((Sampled) sampler.next()).candidate())
        .toList();
  }

  public static PopulationPlan plan(PopulationRequested request) {
    return new PopulationPlan(
        request.provenance().seed(),
        request.population(),
        request.space(),
        request.dataSet(),
        request.regime(),
        request.replicates(),
        request.baselines());
  }

  public static CandidateSampled sampled(Candidate candidate) {
    Regime regime = Spaces.regime(Spaces.ABOUT_ONE_MILLION);
    return new CandidateSampled(PROVENANCE, candidate, Spaces.IMAGES, regime);
  }

  public static Outcome abandoned(Candidate candidate) {
    return new CandidateAbandoned(
        PROVENANCE, candidate, AbandonReason.NO_SIGN_OF_LIFE, "Nothing was heard.", 1);
  }

  public static Outcome diverged(Candidate candidate) {
    return new CandidateDiverged(
        PROVENANCE,
        candidate,
        90,
        "loss was NaN in epoch 1",
        new TrainingRun(List.of(), 1, 1, 1, "trainer", "cpu", "engine"));
  }
}
