package io.netspace.lab.prior;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.analyzer.domain.reference.NetworkFeatures;
import io.netspace.analyzer.domain.reference.RecordedPrior;
import io.netspace.lab.agreement.RecordedModel;
import io.netspace.lab.agreement.RecordedNetwork;
import io.netspace.lab.agreement.RecordedStudy;
import io.netspace.model.network.Architecture;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PriorBenchTest {
  private static final Path RECORDED = Path.of("../../docs/recorded");
  private static final List<RecordedStudy> STUDIES =
      RecordedStudy.read(List.of(RECORDED.resolve("demo-regime.csv")));

  @Test
  void thePriorIsTheFitToTheRecordedStudies() {
    // When
    String fitted = PriorBench.text(STUDIES);
    // Then
    assertThat(RecordedPrior.text()).isEqualTo(fitted);
    assertThat(RecordedPrior.load().identity().id()).isEqualTo(PriorBench.ID);
  }

  @Test
  void thePriorRecognisesTheStudiesThatItWasFittedTo() {
    // Given
    RecordedPrior prior = RecordedPrior.load();
    List<Architecture> first = firstNetworks(STUDIES.getFirst());
    // Then
    assertThat(prior.stages()).isEqualTo(RecordedNetwork.STAGES);
    assertThat(STUDIES).allMatch(study -> prior.wasFittedTo(firstNetworks(study)));
    assertThat(prior.wasFittedTo(first.reversed())).isFalse();
    assertThat(
            RecordedStudy.read(List.of(RECORDED.resolve("cifar10.csv"))).stream()
                .noneMatch(study -> prior.wasFittedTo(firstNetworks(study))))
        .isTrue();
  }

  private static List<Architecture> firstNetworks(RecordedStudy study) {
    return study.revisions().getFirst().models().stream()
        .limit(RecordedPrior.FIRST_NETWORKS)
        .map(RecordedModel::network)
        .map(Objects::requireNonNull)
        .map(RecordedNetwork::architecture)
        .toList();
  }

  @Test
  void errorsOfStudiesLeftOutAreMostlyPredicted() {
    assertThat(PriorBench.leftOut(STUDIES)).allMatch(space -> space.rSquared() > 0.55).hasSize(9);
  }

  @Test
  void itsFeaturesAreThoseOfThisVersion() {
    assertThat(RecordedPrior.text().lines().filter(line -> line.startsWith("weight")))
        .hasSize(NetworkFeatures.count(RecordedNetwork.STAGES));
  }
}
