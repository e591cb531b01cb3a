package io.netspace.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.model.common.Derivation;
import io.netspace.model.network.Architecture;
import io.netspace.model.testing.Fixtures;
import java.util.Arrays;
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
    assertThat(Derivation.seed("candidate", POPULATION.value(), 7)).isEqualTo(8275886115490278704L);
  }

  @Test
  void aPopulationIsNamedAfterStudyRevisionAndPurpose() {
    assertThat(POPULATION).hasToString("demo.r2.challenge");
    assertThat(RefinementId.of(new StudyId("demo"), 2)).hasToString("demo.r2");
  }

  @Test
  void idsOfPopulationsNeverChange() {
    // Given
    StudyId study = new StudyId("demo");

    // Then
    assertThat(
            Arrays.stream(Purpose.values())
                .map(purpose -> PopulationId.of(study, 1, purpose).value()))
        .containsExactly(
            "demo.r1.explore", "demo.r1.challenge", "demo.r1.baseline", "demo.r1.generalisation");
    assertThat(
            Arrays.stream(GeneralizationTest.values())
                .map(
                    challenge ->
                        PopulationId.of(study, 1, Purpose.GENERALISATION, challenge).value()))
        .containsExactly(
            "demo.r1.generalisation.flops-x2",
            "demo.r1.generalisation.epochs-x3",
            "demo.r1.generalisation.more-stages",
            "demo.r1.generalisation.block-R",
            "demo.r1.generalisation.block-V",
            "demo.r1.generalisation.block-VR");
  }

  @Test
  void digestsOfOutcomesNeverChange() {
    // Given
    CandidateId candidate = CandidateId.of(POPULATION, 7, 0);

    // Then
    assertThat(OutcomeDigest.of(candidate, CandidateStatus.TRAINED, 6.75))
        .isEqualTo("23c4a67785fdbac7");
    assertThat(OutcomeDigest.of(candidate, CandidateStatus.DIVERGED, 90.0))
        .isEqualTo("de124efc9044a88b");
    assertThat(OutcomeDigest.of(candidate, CandidateStatus.ABANDONED, null))
        .isEqualTo("9d177e91b231a678");
  }

  @Test
  void partsAreKeptApart() {
    assertThat(Derivation.id("a", "bc")).isNotEqualTo(Derivation.id("ab", "c"));
  }

  @Test
  void onlyTextsAndNumbersAreParts() {
    assertThatThrownBy(() -> Derivation.id("population", POPULATION))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("part (demo.r2.challenge) must be a text or a number, and is a PopulationId.");
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
