package io.netspace.model.testing;

import io.netspace.model.common.Derivation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Population;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Study;
import io.netspace.model.training.EpochResult;
import io.netspace.model.training.TrainingRun;
import java.util.List;
import java.util.Map;

/**
 * A candidate of three stages of the fixtures' study under construction; every step gives a new
 * fixture.
 */
public record CandidateFixture(
    Population population, int index, int replicate, int depth, int width) {
  private static final double SECONDS_AN_EPOCH = 3.2;

  static CandidateFixture small() {
    return new CandidateFixture(Fixtures.aPopulation(), 0, 0, 3, 16);
  }

  /** Blocks over all three stages, 3 or more; the last stage has those that are left over. */
  public CandidateFixture withDepth(int blocks) {
    return new CandidateFixture(population, index, replicate, blocks, width);
  }

  /** Channels of every stage. */
  public CandidateFixture withWidth(int channels) {
    return new CandidateFixture(population, index, replicate, depth, channels);
  }

  public CandidateFixture ofPopulation(Population of) {
    return new CandidateFixture(of, index, replicate, depth, width);
  }

  public CandidateFixture at(int place) {
    return new CandidateFixture(population, place, replicate, depth, width);
  }

  public CandidateFixture repeatedAs(int time) {
    return new CandidateFixture(population, index, time, depth, width);
  }

  public Candidate candidate() {
    Study study = Fixtures.aStudy().study();
    Architecture network =
        study
            .space()
            .expand(parameters(), study.dataSet().input(), study.dataSet().classes())
            .orElseThrow();
    return new Candidate(
        CandidateId.of(population.id(), index, replicate),
        population,
        index,
        replicate,
        parameters(),
        network,
        Complexity.of(network),
        Derivation.seed("fixture", population.id().value(), index, replicate));
  }

  private ParameterSetting parameters() {
    return new ParameterSetting(
        Map.of(
            Parameter.DEPTH, List.of(1.0, 1.0, depth - 2.0),
            Parameter.WIDTH, List.of((double) width, (double) width, (double) width),
            Parameter.BOTTLENECK_RATIO, List.of(1.0, 2.0, 1.0),
            Parameter.GROUP_WIDTH, List.of(8.0, 4.0, 8.0)));
  }

  public CandidateTrained thatTrainedTo(double errorPercent) {
    return new CandidateTrained(provenance(), candidate(), errorPercent, run(errorPercent));
  }

  /** Trained on images of a digest. */
  public CandidateTrained thatTrainedOn(String dataSetDigest, double errorPercent) {
    TrainingRun run = run(errorPercent);
    return new CandidateTrained(
        provenance(),
        candidate(),
        errorPercent,
        new TrainingRun(
            run.curve(),
            run.seconds(),
            run.imagesPerSecond(),
            run.attempt(),
            run.trainer(),
            run.device(),
            run.engine(),
            dataSetDigest));
  }

  public CandidateDiverged thatDiverged() {
    double chance = Fixtures.aStudy().study().dataSet().chanceErrorPercent();
    return new CandidateDiverged(
        provenance(), candidate(), chance, "loss was NaN in epoch 2", run(chance));
  }

  public CandidateAbandoned thatWasAbandoned() {
    return new CandidateAbandoned(
        provenance(),
        candidate(),
        AbandonReason.ATTEMPTS_EXHAUSTED,
        "Delivered 4 times, and never finished.",
        4);
  }

  public CandidateAbandoned thatWasAbandonedFor(AbandonReason reason, String detail) {
    return new CandidateAbandoned(provenance(), candidate(), reason, detail, 1);
  }

  /** Where the events of this candidate come from. */
  public Provenance provenance() {
    return new Provenance(population.study(), population.revision(), 1, Fixtures.CODE_VERSION);
  }

  private static TrainingRun run(double errorPercent) {
    return new TrainingRun(
        List.of(
            new EpochResult(1, 0.1, 2.1, 71.5, SECONDS_AN_EPOCH),
            new EpochResult(2, 0.05, 1.4, errorPercent, SECONDS_AN_EPOCH)),
        2 * SECONDS_AN_EPOCH,
        120.0,
        1,
        "trainer-1",
        "cpu",
        "dl4j 1.0.0-M2.1");
  }
}
