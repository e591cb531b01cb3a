package io.netspace.model.planning;

import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.space.Ladder;
import io.netspace.model.study.StudyOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationSizesTest {
  private static PopulationSizes sizes(int models, @Nullable Integer lookahead) {
    return new PopulationSizes(
        aStudy()
            .withModels(models)
            .with(new StudyOptions(null, lookahead, null, null, null, null))
            .study());
  }

  @ParameterizedTest
  @CsvSource({
    "500, , 20, 40", // the pilot is more than twice the 8 networks of the lookahead
    "500, 15, 30, 50", // twice the lookahead is more than the pilot
    "24, 15, 24, 36", // no more than one network a pair
    "2, , 2, 3"
  })
  void firstRequestsCoverThePilotAndTwoLookaheads(
      int models, @Nullable Integer lookahead, int challenger, int start) {
    // When
    PopulationSizes sizes = sizes(models, lookahead);

    // Then
    assertThat(sizes.initialChallenger()).isEqualTo(challenger);
    assertThat(sizes.initialStart()).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({"500, 64", "64, 64", "50, 50", "2, 2"})
  void aSearchExploresSixtyFourNetworksAtMost(int models, int explored) {
    // When
    PopulationSizes sizes = sizes(models, null);

    // Then
    assertThat(sizes.explored()).isEqualTo(explored);
  }

  @ParameterizedTest
  @CsvSource({"PAPER, 64, 20", "PAPER, 120, 20", "SEARCH, 64, 64", "SEARCH, 120, 120"})
  void pairsBeginAfterThePilotInASearchAfterAllNetworks(Ladder ladder, int networks, int first) {
    // When
    PopulationSizes sizes = new PopulationSizes(aStudy().withModels(500).upThe(ladder).study());

    // Then
    assertThat(sizes.firstOfIncumbent(networks)).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"500, 520", "30, 45"})
  void anIncumbentGrowsToItsPilotAndOneNetworkAPair(int models, int incumbent) {
    // When
    PopulationSizes sizes = sizes(models, null);

    // Then
    assertThat(sizes.maxIncumbent()).isEqualTo(incumbent);
    assertThat(sizes.maxChallenger()).isEqualTo(models);
  }
}
