package io.netspace.analyzer.domain.planning;

import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.analyzer.domain.reference.ErrorPrediction;
import io.netspace.analyzer.domain.reference.NetworkFeatures;
import io.netspace.analyzer.domain.reference.RecordedPrior;
import io.netspace.analyzer.domain.reference.ReferenceFeatures;
import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.sampling.DrawnNetwork;
import io.netspace.model.sampling.IndexedDraws;
import io.netspace.model.space.Refinement;
import io.netspace.model.study.Population;
import io.netspace.model.study.Reference;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Mean predictions are those of the law by which the networks of the pairs are drawn. */
class ReferenceMeansTest {
  private static final int NETWORKS = 40;
  private static final int OF_LAW = 3_000;

  /** Standard errors of a mean that chance does not exceed. */
  private static final double STANDARD_ERRORS = 5;

  private final Study study =
      aStudy()
          .under(new Regime(new Window(300_000, 2_000_000), 2, 32, 320, 100, Recipe.DEFAULT))
          .withModels(NETWORKS)
          .study();
  private final StudyHistory history = new StudyHistory(study.id());
  private final Revision start = new Revision(0, null, null, study.space());
  private final Refinement change = study.refinements().get(2);
  private final Revision challenger =
      new Revision(1, 0, change, start.space().with(change.constraint()), study.pilotSize());

  private IndexedDraws draws(Revision revision) {
    return new IndexedDraws(
        study.seed(),
        Population.of(study.id(), revision).id(),
        revision.space(),
        study.dataSet(),
        study.regime());
  }

  /** The error follows the depth and the last width. */
  private static double error(DrawnNetwork network) {
    double[] features = NetworkFeatures.of(network.architecture(), network.complexity());
    List<String> names = NetworkFeatures.names(network.architecture().stages().size());
    return 60
        + 6 * features[names.indexOf("log depth")]
        - 4 * features[names.indexOf("log bottleneck width of the last stage")];
  }

  @Test
  void meanPredictionsAreThoseOfTheNetworksOfTheTwoPopulations() {
    // Given
    history.published(start);
    history.published(challenger);
    Population population = Population.of(study.id(), start);
    history.populationRequested(population, NETWORKS, 1, true);
    for (int i = 0; i < NETWORKS; i++) {
      history.recordOutcome(
          aCandidate()
              .ofPopulation(population)
              .at(i)
              .thatTrainedTo(error(draws(start).network(i))));
    }

    // When
    Reference reference = new ReferencePlan(study, history).fit(challenger).orElseThrow();

    // Then
    Reference.FreeDraws means = reference.freeDraws();
    assertThat(means).isNotNull();
    assertIsMeanOf(means.incumbent(), start, reference);
    assertIsMeanOf(means.challenger(), challenger, reference);
    assertThat(means.incumbent().space()).isNotEqualTo(means.challenger().space());
  }

  private void assertIsMeanOf(Reference.SpaceMean mean, Revision revision, Reference reference) {
    IndexedDraws draws = draws(revision);
    List<Architecture> first =
        IntStream.range(0, 3).mapToObj(i -> draws(start).network(i).architecture()).toList();
    ReferenceFeatures features =
        ReferenceFeatures.of(study.space().stages(), first, RecordedPrior.load());
    ErrorPrediction prediction = ErrorPrediction.of(reference);
    double ofLaw =
        IntStream.range(0, OF_LAW)
            .mapToObj(draws::network)
            .mapToDouble(
                network -> prediction.of(features.of(network.architecture(), network.complexity())))
            .average()
            .orElseThrow();
    double standardError = Math.sqrt(mean.variance() / OF_LAW);
    assertThat(mean.variance()).isPositive();
    assertThat(mean.mean()).isCloseTo(ofLaw, within(STANDARD_ERRORS * standardError));
  }
}
