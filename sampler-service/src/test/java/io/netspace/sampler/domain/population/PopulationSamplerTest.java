package io.netspace.sampler.domain.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.netspace.model.common.Derivation;
import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.CanonicalNetwork;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.Zoo;
import io.netspace.model.sampling.IndexedDraws;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Parameter;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import io.netspace.model.testing.TestSpaces;
import io.netspace.model.training.Regime;
import io.netspace.model.training.TrainingMemory;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationSamplerTest {
  private static final long MAX_DRAWS = 100_000;
  private static final Window EVERYTHING = new Window(0, Long.MAX_VALUE);

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void everyCandidateIsInsideTheWindow(long seed) {
    // Given
    PopulationSampler sampler = sampler("AnyNetX_E", seed);

    // When
    List<Candidate> candidates = draw(sampler, 20);

    // Then
    assertThat(candidates)
        .allSatisfy(
            candidate -> {
              assertThat(candidate.complexity()).isEqualTo(Complexity.of(candidate.architecture()));
              assertThat(candidate.complexity().flops()).isBetween(800_000L, 1_200_000L);
            });
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void noCandidateTakesMoreMemoryThanTheRegimeAllows(long seed) {
    // Given
    Regime regime = TestSpaces.regime(EVERYTHING, 400_000_000L);
    PopulationSampler sampler =
        new PopulationSampler(
            new PopulationPlan(
                seed,
                TestSpaces.population("small"),
                TestSpaces.small("AnyNetX_A"),
                TestSpaces.IMAGES,
                regime),
            MAX_DRAWS);

    // When
    List<Candidate> candidates = draw(sampler, 20);

    // Then
    assertThat(candidates)
        .extracting(candidate -> TrainingMemory.bytes(candidate.architecture(), regime.batchSize()))
        .allMatch(bytes -> bytes <= 400_000_000L);
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void noNetworkIsSampledTwice(long seed) {
    // Given
    PopulationSampler sampler = sampler(TestSpaces.tiny(), EVERYTHING, seed);

    // When
    List<Candidate> candidates = draw(sampler, 4);

    // Then
    assertThat(networks(candidates)).doesNotHaveDuplicates();
  }

  @Test
  void givenNetworksComeInTheirOrderWhateverTheyAreAndThenNoMore() {
    // Given
    Architecture first = Zoo.named("ResNet-56");
    Architecture second = Zoo.named("ResNet-110");
    PopulationSampler sampler = new PopulationSampler(given(2, first, second, first), MAX_DRAWS);

    // When
    List<Candidate> candidates = draw(sampler, 6);

    // Then
    assertThat(candidates)
        .extracting(Candidate::architecture)
        .containsExactly(first, first, second, second, first, first);
    assertThat(candidates)
        .extracting(Candidate::index, Candidate::replicate)
        .containsExactly(
            tuple(0, 0), tuple(0, 1), tuple(1, 0), tuple(1, 1), tuple(2, 0), tuple(2, 1));
    assertThat(candidates)
        .allSatisfy(
            candidate -> {
              assertThat(candidate.parameters().values()).isEmpty();
              assertThat(candidate.complexity()).isEqualTo(Complexity.of(candidate.architecture()));
            });
    assertThat(candidates).extracting(Candidate::seed).doesNotHaveDuplicates();
    assertThat(sampler.next()).isEqualTo(new Exhausted(3, 0, 0));
    assertThat(sampler.next()).isEqualTo(new Exhausted(3, 0, 0));
  }

  @Test
  void aSamplerThatKnowsSomeOfTheGivenNetworksGoesOnWithTheNext() {
    // Given
    PopulationPlan plan = given(2, Zoo.named("ResNet-56"), Zoo.named("ResNet-110"));
    List<Candidate> undisturbed = draw(new PopulationSampler(plan, MAX_DRAWS), 4);
    PopulationSampler restarted = new PopulationSampler(plan, MAX_DRAWS);

    // When
    for (int i = 0; i < 3; i++) {
      restarted.skip(PopulationSampler.hashOf(undisturbed.get(i).architecture()));
    }

    // Then
    assertThat(draw(restarted, 1)).containsExactly(undisturbed.getLast());
  }

  private static PopulationPlan given(int replicates, Architecture... networks) {
    return new PopulationPlan(
        7,
        Population.of(new StudyId("small"), 0, Purpose.BASELINE),
        TestSpaces.small("AnyNetX_A"),
        TestSpaces.IMAGES,
        TestSpaces.regime(TestSpaces.ABOUT_ONE_MILLION),
        replicates,
        Stream.of(networks).map(network -> new Baseline("given", network)).toList(),
        null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AnyNetX_A", "AnyNetX_B", "AnyNetX_C", "AnyNetX_D", "AnyNetX_E", "RegNetX"})
  void theArchitectureIsTheExpansionOfTheParameters(String space) {
    // Given
    PopulationSampler sampler = sampler(space, 3);

    // When
    List<Candidate> candidates = draw(sampler, 20);

    // Then
    assertThat(candidates)
        .allSatisfy(
            candidate ->
                assertThat(
                        TestSpaces.small(space)
                            .expand(candidate.parameters(), TestSpaces.IMAGES.input(), 10))
                    .contains(candidate.architecture()));
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void constraintsHoldInEverySetting(long seed) {
    // Given
    PopulationSampler sampler = sampler("AnyNetX_E", seed);

    // When
    List<Candidate> candidates = draw(sampler, 20);

    // Then
    assertThat(candidates)
        .map(Candidate::parameters)
        .allSatisfy(
            setting -> {
              assertThat(setting.values(Parameter.BOTTLENECK_RATIO)).hasSize(1);
              assertThat(setting.values(Parameter.GROUP_WIDTH)).hasSize(1);
              assertThat(setting.values(Parameter.WIDTH)).hasSize(4).isSorted();
              assertThat(setting.values(Parameter.DEPTH)).hasSize(4).isSorted();
            });
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void aRestartAtAnyIndexGivesTheSameCandidates(long seed) {
    // Given
    List<Candidate> uninterrupted = draw(sampler("AnyNetX_D", seed), 12);
    PopulationSampler restarted = sampler("AnyNetX_D", seed);
    uninterrupted.subList(0, 5).forEach(one -> restarted.skip(network(one)));

    // When
    List<Candidate> continued = draw(restarted, 7);

    // Then
    assertThat(continued).isEqualTo(uninterrupted.subList(5, 12));
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void aCandidateThatTheLogLacksIsDrawnAsItWasThoughLaterOnesAreThere(long seed) {
    // Given
    List<Candidate> uninterrupted = draw(sampler("AnyNetX_D", seed), 12);
    PopulationSampler restarted = sampler("AnyNetX_D", seed);
    uninterrupted.subList(0, 5).forEach(one -> restarted.skip(network(one)));
    List<Candidate> missing = draw(restarted, 1);
    uninterrupted.subList(6, 10).forEach(one -> restarted.skip(network(one)));

    // When
    List<Candidate> continued = draw(restarted, 2);

    // Then
    assertThat(missing).isEqualTo(uninterrupted.subList(5, 6));
    assertThat(continued).isEqualTo(uninterrupted.subList(10, 12));
  }

  @ParameterizedTest
  @CsvSource({
    "AnyNetX_A, 7af76a7e32e2cd50",
    "AnyNetX_B, 229af9c017f368a4",
    "AnyNetX_C, 9dda43d1fc1740fc",
    "AnyNetX_D, a0b854f86b285c52",
    "AnyNetX_E, 14693cedfc17ee6d",
    "RegNetX, f002ca427b9cb25f"
  })
  void theSameSeedGivesTheSameCandidatesInEveryRelease(String space, String digest) {
    // Given
    PopulationSampler sampler = sampler(space, 7);

    // When
    List<Candidate> candidates = draw(sampler, 50);

    // Then
    assertThat(
            Derivation.id(
                candidates.stream()
                    .flatMap(
                        one ->
                            Stream.of(
                                one.id().value(),
                                "ParameterSetting[values=" + one.parameters().values() + "]",
                                CanonicalNetwork.text(one.architecture()),
                                one.seed()))
                    .toArray()))
        .isEqualTo(digest);
  }

  @Test
  void idAndSeedAreDerivedFromThePopulationAndIndex() {
    // Given
    PopulationSampler sampler = sampler("RegNetX", 11);

    // When
    Candidate second = draw(sampler, 2).get(1);

    // Then
    assertThat(second.index()).isEqualTo(1);
    assertThat(second.replicate()).isZero();
    assertThat(second.id()).isEqualTo(CandidateId.of(second.population().id(), 1, 0));
    assertThat(second.seed())
        .isEqualTo(Derivation.seed(11L, second.population().id().value(), 1, 0));
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void replicatesAreTheSameNetworkWithSeedsOfTheirOwn(long seed) {
    // Given
    List<Candidate> once = draw(sampler("AnyNetX_D", seed), 4);

    // When
    List<Candidate> thrice = draw(replicated("AnyNetX_D", seed), 12);

    // Then
    assertThat(thrice).extracting(Candidate::seed).doesNotHaveDuplicates();
    assertThat(IntStream.range(0, 4).mapToObj(index -> thrice.get(3 * index))).isEqualTo(once);
    for (int number = 0; number < 12; number++) {
      Candidate first = once.get(number / 3);
      assertThat(thrice.get(number))
          .isEqualTo(
              new Candidate(
                  CandidateId.of(first.population().id(), number / 3, number % 3),
                  first.population(),
                  number / 3,
                  number % 3,
                  first.parameters(),
                  first.architecture(),
                  first.complexity(),
                  Derivation.seed(seed, first.population().id().value(), number / 3, number % 3)));
    }
  }

  @ParameterizedTest
  @MethodSource("io.netspace.model.testing.Seeds#seeds")
  void aRestartBetweenReplicatesGivesThoseThatAreMissing(long seed) {
    // Given
    List<Candidate> uninterrupted = draw(replicated("AnyNetX_D", seed), 18);
    int known = 1 + (int) (seed % 16);
    PopulationSampler restarted = replicated("AnyNetX_D", seed);
    uninterrupted.subList(0, known).forEach(one -> restarted.skip(network(one)));

    // When
    List<Candidate> continued = draw(restarted, 18 - known);

    // Then
    assertThat(continued).isEqualTo(uninterrupted.subList(known, 18));
  }

  @Test
  void aReplicateThatTheLogLacksIsDrawnThoughLaterOnesAreThere() {
    // Given
    List<Candidate> uninterrupted = draw(replicated("AnyNetX_D", 5), 12);
    PopulationSampler restarted = replicated("AnyNetX_D", 5);
    uninterrupted.subList(0, 3).forEach(one -> restarted.skip(network(one)));
    List<Candidate> missing = draw(restarted, 1);
    uninterrupted.subList(4, 7).forEach(one -> restarted.skip(network(one)));

    // When
    List<Candidate> continued = draw(restarted, 5);

    // Then
    assertThat(missing).isEqualTo(uninterrupted.subList(3, 4));
    assertThat(continued).isEqualTo(uninterrupted.subList(7, 12));
  }

  @Test
  void drawsAreCountedOnceANetwork() {
    // Given
    PopulationSampler sampler = replicated("AnyNetX_D", 5);

    // When
    List<Long> draws =
        IntStream.range(0, 6).mapToObj(_ -> ((Sampled) sampler.next()).draws()).toList();

    // Then
    assertThat(List.of(draws.get(0), draws.get(3))).allMatch(count -> count > 0);
    assertThat(List.of(draws.get(1), draws.get(2), draws.get(4), draws.get(5))).containsOnly(0L);
  }

  @Test
  void anotherStudySeedGivesOtherCandidates() {
    // Given
    PopulationSampler one = sampler("AnyNetX_A", 1);
    PopulationSampler other = sampler("AnyNetX_A", 2);

    // When
    List<String> networks = networks(draw(one, 10));

    // Then
    assertThat(networks(draw(other, 10))).isNotEqualTo(networks);
  }

  @Test
  void aWindowThatNothingSatisfiesIsExhaustedAtOnce() {
    // Given
    PopulationSampler sampler =
        sampler(TestSpaces.small("AnyNetX_A"), TestSpaces.UNSATISFIABLE_WINDOW, 1);

    // When
    SamplingResult result = sampler.next();

    // Then
    assertThat(result).isEqualTo(new Exhausted(0, MAX_DRAWS, 0));
  }

  @Test
  void aSpaceWithoutFurtherNetworksIsExhaustedThoughDrawsAreAccepted() {
    // Given
    PopulationSampler sampler = sampler(TestSpaces.tiny(), EVERYTHING, 1);
    SamplingResult result = sampler.next();

    // When
    while (result instanceof Sampled) {
      result = sampler.next();
    }

    // Then
    assertThat(result)
        .asInstanceOf(type(Exhausted.class))
        .satisfies(
            exhausted -> {
              assertThat(exhausted.sampled()).isBetween(4, 18);
              assertThat(exhausted.acceptanceRate()).isEqualTo(1);
            });
    assertThat(sampler.next()).isEqualTo(result);
  }

  @Test
  void independentDrawsDependOnTheirIndexAlone() {
    // Given
    PopulationSampler undisturbed =
        independent(TestSpaces.small("AnyNetX_E"), TestSpaces.ABOUT_ONE_MILLION, 1);
    List<Candidate> all = draw(undisturbed, 5);
    PopulationSampler restarted =
        independent(TestSpaces.small("AnyNetX_E"), TestSpaces.ABOUT_ONE_MILLION, 1);

    // When
    for (int i = 0; i < 3; i++) {
      restarted.skip(0); // A hash of no network: what was sampled before does not matter.
    }

    // Then
    assertThat(draw(restarted, 2)).isEqualTo(all.subList(3, 5));
  }

  @Test
  void anIndependentDrawIsTheNetworkThatAnyoneDrawsOfItsIndex() {
    // Given
    List<Candidate> candidates =
        draw(independent(TestSpaces.small("RegNetX"), TestSpaces.ABOUT_ONE_MILLION, 5), 20);
    IndexedDraws draws =
        new IndexedDraws(
            5,
            TestSpaces.population("study").id(),
            TestSpaces.small("RegNetX"),
            TestSpaces.IMAGES,
            TestSpaces.regime(TestSpaces.ABOUT_ONE_MILLION));

    // Then
    assertThat(candidates.reversed())
        .allSatisfy(
            candidate ->
                assertThat(draws.network(candidate.index()).architecture())
                    .isEqualTo(candidate.architecture()));
  }

  @Test
  void independentDrawsRepeatANetworkWithAnotherSeedWhereASpaceIsNarrow() {
    // Given
    PopulationSampler sampler = independent(TestSpaces.tiny(), EVERYTHING, 1);

    // When
    List<Candidate> candidates = draw(sampler, 60);

    // Then
    assertThat(candidates).hasSize(60);
    assertThat(new HashSet<>(networks(candidates))).hasSizeLessThan(19);
    assertThat(candidates).extracting(Candidate::seed).doesNotHaveDuplicates();
  }

  private static PopulationSampler independent(DesignSpace space, Window flops, long seed) {
    return new PopulationSampler(
        new PopulationPlan(
            seed,
            TestSpaces.population("study"),
            space,
            TestSpaces.IMAGES,
            TestSpaces.regime(flops),
            null,
            null,
            true),
        MAX_DRAWS);
  }

  private static PopulationSampler sampler(String space, long seed) {
    return sampler(TestSpaces.small(space), TestSpaces.ABOUT_ONE_MILLION, seed);
  }

  private static PopulationSampler replicated(String space, long seed) {
    return new PopulationSampler(
        new PopulationPlan(
            seed,
            TestSpaces.population("study"),
            TestSpaces.small(space),
            TestSpaces.IMAGES,
            TestSpaces.regime(TestSpaces.ABOUT_ONE_MILLION),
            3,
            null,
            null),
        MAX_DRAWS);
  }

  private static PopulationSampler sampler(DesignSpace space, Window flops, long seed) {
    return new PopulationSampler(
        new PopulationPlan(
            seed,
            TestSpaces.population("study"),
            space,
            TestSpaces.IMAGES,
            TestSpaces.regime(flops)),
        MAX_DRAWS);
  }

  private static long network(Candidate candidate) {
    return PopulationSampler.hashOf(candidate.architecture());
  }

  private static List<Candidate> draw(PopulationSampler sampler, int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> sampler.next())
        .flatMap(
            result ->
                switch (result) {
                  case Sampled sampled -> Stream.of(sampled.candidate());
                  case Exhausted _ -> Stream.<Candidate>of();
                })
        .toList();
  }

  private static List<String> networks(List<Candidate> candidates) {
    return candidates.stream()
        .map(Candidate::architecture)
        .map(Architecture::canonicalHash)
        .toList();
  }
}
