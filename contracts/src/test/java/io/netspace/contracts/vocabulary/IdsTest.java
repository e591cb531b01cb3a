package io.netspace.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.Fixtures;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {
  private static final PopulationId POPULATION =
      PopulationId.of(new StudyId("demo"), 2, Purpose.CHALLENGE);

  @Test
  void derivedIdsNeverChange() {
    assertThat(CandidateId.of(POPULATION, 7, 0).value()).isEqualTo("ea45af4bb7178ce7");
    assertThat(Derivation.seed("candidate", POPULATION, 7)).isEqualTo(8275886115490278704L);
  }

  @Test
  void aPopulationIsNamedAfterStudyRevisionAndPurpose() {
    assertThat(POPULATION).hasToString("demo.r2.challenge");
    assertThat(RefinementId.of(new StudyId("demo"), 2)).hasToString("demo.r2");
  }

  @Test
  void partsAreKeptApart() {
    assertThat(Derivation.id("a", "bc")).isNotEqualTo(Derivation.id("ab", "c"));
  }

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyIndexAndReplicateHasAnIdOfItsOwn(int index) {
    assertThat(
            Stream.of(
                CandidateId.of(POPULATION, index, 0),
                CandidateId.of(POPULATION, index, 1),
                CandidateId.of(POPULATION, index + 1, 0)))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.value().matches("[0-9a-f]{16}"));
  }

  @Test
  void allOutcomesOfACandidateHaveOneId() {
    // When
    List<Outcome> outcomes =
        List.of(
            Fixtures.aCandidate().thatTrainedTo(6.8),
            Fixtures.aCandidate().thatDiverged(),
            Fixtures.aCandidate().thatWasAbandoned());

    // Then
    assertThat(outcomes.stream().map(Outcome::id).distinct()).hasSize(1);
  }

  @Test
  void equalNetworksShareAHashWhateverTheirParameters() {
    // Given
    Architecture network = Fixtures.aCandidate().candidate().architecture();
    Architecture again = Fixtures.aCandidate().at(5).candidate().architecture();
    Architecture deeper = Fixtures.aCandidate().withDepth(13).candidate().architecture();

    // Then
    assertThat(deeper.depth()).isEqualTo(13);
    assertThat(network.canonicalHash())
        .isEqualTo(again.canonicalHash())
        .isNotEqualTo(deeper.canonicalHash());
  }
}
