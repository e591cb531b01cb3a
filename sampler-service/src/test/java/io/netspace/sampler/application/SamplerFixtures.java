package io.netspace.sampler.application;

import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Population;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import io.netspace.model.testing.TestSpaces;
import io.netspace.model.training.Regime;
import io.netspace.model.training.TrainingRun;
import io.netspace.sampler.domain.population.PopulationPlan;
import io.netspace.sampler.domain.population.PopulationSampler;
import io.netspace.sampler.domain.population.Sampled;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests, and the events that answer them. */
public final class SamplerFixtures {
  public static final StudyId STUDY = new StudyId("study");
  public static final Provenance PROVENANCE = new Provenance(STUDY, 0, 42, "test");
  public static final Population EXPLORE = Population.of(STUDY, 0, Purpose.EXPLORE);
  public static final Population CHALLENGE = Population.of(STUDY, 1, Purpose.CHALLENGE);
  public static final Population BASELINES = Population.of(STUDY, 0, Purpose.BASELINE);

  private SamplerFixtures() {}

  public static PopulationRequested request(Population population, int upToIndex) {
    return request(population, upToIndex, TestSpaces.ABOUT_ONE_MILLION);
  }

  public static PopulationRequested request(Population population, int upToIndex, Window flops) {
    return new PopulationRequested(
        PROVENANCE,
        population,
        TestSpaces.small("AnyNetX_E"),
        TestSpaces.IMAGES,
        TestSpaces.regime(flops),
        upToIndex);
  }

  /** A request of networks that are given. */
  public static PopulationRequested baselines(Architecture... networks) {
    return new PopulationRequested(
        PROVENANCE,
        BASELINES,
        TestSpaces.small("AnyNetX_E"),
        TestSpaces.IMAGES,
        TestSpaces.regime(TestSpaces.ABOUT_ONE_MILLION),
        networks.length,
        null,
        Stream.of(networks).map(network -> new Baseline("given", network)).toList(),
        null,
        null);
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
        request.baselines(),
        request.independentDraws(),
        request.dataSetDigest());
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
        request.baselines(),
        request.independentDraws());
  }

  public static CandidateSampled sampled(Candidate candidate) {
    Regime regime = TestSpaces.regime(TestSpaces.ABOUT_ONE_MILLION);
    return new CandidateSampled(PROVENANCE, candidate, TestSpaces.IMAGES, regime);
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
