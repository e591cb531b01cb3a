package io.netspace.analyzer.domain.proposals;

import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.space.Claim;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.LinearWidths;
import io.netspace.model.space.NonDecreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.space.Refinement;
import io.netspace.model.space.Within;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.Study;
import io.netspace.model.testing.Fixtures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefinementProposalsTest {
  private static final int NETWORKS = 64;
  private static final Study STUDY = aStudy().study();

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anOrderThatTheBestNetworksKeepIsAnImprovementToTry(long seed) {
    // Given: widths that shrink cost 30 points
    RefinementProposals proposals =
        proposals(seed, STUDY.space(), p -> isAscending(p.values(Parameter.WIDTH)) ? 40 : 70);

    // When
    List<Refinement> suggested = allOf(proposals);

    // Then
    assertThat(suggested)
        .anySatisfy(
            refinement -> {
              assertThat(refinement.constraint()).isEqualTo(new NonDecreasing(Parameter.WIDTH));
              assertThat(refinement.claim()).isEqualTo(Claim.IMPROVEMENT);
            });
    assertThat(suggested.getLast().name()).startsWith("shared-");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theRangeOfTheBestNetworksIsASimplificationToTry(long seed) {
    // Given: a bottleneck ratio of four costs 30 points, in whatever stage
    RefinementProposals proposals =
        proposals(
            seed, STUDY.space(), p -> p.values(Parameter.BOTTLENECK_RATIO).contains(4.0) ? 70 : 40);

    // When
    Refinement range =
        allOf(proposals).stream()
            .filter(refinement -> refinement.name().equals("bottleneckRatio-of-the-best"))
            .findFirst()
            .orElseThrow();

    // Then
    assertThat(range.claim()).isEqualTo(Claim.SIMPLIFICATION);
    assertThat(range.constraint()).isEqualTo(new Within(Parameter.BOTTLENECK_RATIO, 1.0, 2.0));
  }

  @Test
  void widthsOnALineAreTriedOnceTheyAreOrdered() {
    // Given
    DesignSpace ordered = STUDY.space().with(new NonDecreasing(Parameter.WIDTH));

    // When: the best networks double their width from stage to stage
    ToDoubleFunction<ParameterSetting> onALine =
        p -> p.values(Parameter.WIDTH).equals(List.of(16.0, 32.0, 64.0)) ? 40 : 70;

    // Then
    assertThat(allOf(proposals(1, ordered, onALine)))
        .extracting(Refinement::constraint)
        .contains(new LinearWidths());
    assertThat(allOf(proposals(1, STUDY.space(), onALine)))
        .extracting(Refinement::constraint)
        .doesNotContain(new LinearWidths());
  }

  @Test
  void whatWasTriedIsNotSuggestedAgain() {
    RefinementProposals proposals = proposals(1, STUDY.space(), _ -> 50);

    List<String> names = allOf(proposals).stream().map(Refinement::name).toList();

    assertThat(names).doesNotHaveDuplicates().contains("shared-group-width");
    assertThat(proposals.next(Set.copyOf(names))).isEmpty();
  }

  private static List<Refinement> allOf(RefinementProposals proposals) {
    List<Refinement> all = new ArrayList<>();
    Set<String> tried = new HashSet<>();
    for (var next = proposals.next(tried); next.isPresent(); next = proposals.next(tried)) {
      all.add(next.get());
      tried.add(next.get().name());
    }
    return all;
  }

  /** A third of the networks double their width, the others are drawn evenly. */
  private static RefinementProposals proposals(
      long seed, DesignSpace space, ToDoubleFunction<ParameterSetting> error) {
    Random random = new Random(seed);
    double[] errors = new double[NETWORKS];
    List<RankedCandidate> ranked = new ArrayList<>();
    for (int i = 0; i < NETWORKS; i++) {
      ParameterSetting parameters = drawn(random, i % 3 == 0);
      errors[i] = error.applyAsDouble(parameters) + random.nextDouble();
      ranked.add(new RankedCandidate(candidate(i, parameters), errors[i]));
    }
    ranked.sort(Comparator.comparingDouble(RankedCandidate::errorPercent));
    return new RefinementProposals(space, errors, ranked.subList(0, 32));
  }

  private static ParameterSetting drawn(Random random, boolean doubling) {
    List<Double> widths =
        doubling ? List.of(16.0, 32.0, 64.0) : random.ints(3, 1, 9).mapToObj(i -> 8.0 * i).toList();
    return new ParameterSetting(
        Map.of(
            Parameter.DEPTH, random.ints(3, 1, 5).mapToObj(i -> (double) i).toList(),
            Parameter.WIDTH, widths,
            Parameter.BOTTLENECK_RATIO,
                random.ints(3, 0, 3).mapToObj(i -> (double) (1 << i)).toList(),
            Parameter.GROUP_WIDTH, random.ints(3, 0, 6).mapToObj(i -> (double) (1 << i)).toList()));
  }

  private static Candidate candidate(int index, ParameterSetting parameters) {
    Architecture network =
        STUDY
            .space()
            .expand(parameters, STUDY.dataSet().input(), STUDY.dataSet().classes())
            .orElseThrow();
    return new Candidate(
        CandidateId.of(Fixtures.aPopulation().id(), index, 0),
        Fixtures.aPopulation(),
        index,
        0,
        parameters,
        network,
        Complexity.of(network),
        index);
  }

  private static boolean isAscending(List<Double> values) {
    return values.equals(values.stream().sorted().toList());
  }
}
