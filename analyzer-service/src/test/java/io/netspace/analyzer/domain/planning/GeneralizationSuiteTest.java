package io.netspace.analyzer.domain.planning;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.model.common.Window;
import io.netspace.model.network.BlockType;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.Baseline;
import io.netspace.model.study.Baselines;
import io.netspace.model.study.Budget;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.GeneralizationResult;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.StudyOptions;
import io.netspace.model.testing.StudyFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a study trains in addition to its ladder: baselines and generalization tests. */
class GeneralizationSuiteTest {
  private static final Window WINDOW = aStudy().study().regime().flops();
  private static final List<String> NAMES = List.of("RegNetX-400MF", "ResNet-56");
  private static final List<GeneralizationTest> CHALLENGES =
      List.of(GeneralizationTest.FLOPS_X2, GeneralizationTest.BLOCK_V);
  private static final Population BASELINES = Population.of(STUDY, 0, Purpose.BASELINE);

  @Test
  void baselinesAreAskedForAllTogetherOnceTheStartingSpaceIs() {
    // Given
    StudyFixture study = study(null, null, NAMES);

    // When
    List<StudyStep> steps = runSteps(planned(study));

    // Then
    List<Baseline> networks = Baselines.of(study.study()).networks();
    assertThat(networks).hasSize(2);
    assertThat(steps)
        .hasExactlyElementsOfTypes(
            StudyStep.PublishSpace.class,
            StudyStep.GrowPopulation.class,
            StudyStep.GrowPopulation.class);
    assertThat(steps.getLast())
        .isEqualTo(
            new StudyStep.GrowPopulation(
                BASELINES, study.study().space(), study.study().regime(), 2, networks));
  }

  @Test
  void aStudyWhoseBaselineCannotFitIsRefusedBeforeAnythingIsPublished() {
    assertThat(runSteps(planned(study(null, null, List.of("ResNet-51")))))
        .containsExactly(
            new StudyStep.RefuseStudy(
                "baselines[0] (ResNet-51) is not known; write ResNet-50 instead."));
  }

  @Test
  void nothingIsConcludedBeforeTheBaselinesAreTrained() {
    // Given
    PlannedStudy planned = planned(study(null, null, NAMES));

    // When
    List<StudyStep> before =
        run(
            planned,
            population -> population.equals(BASELINES) ? Double.NaN : getsBetter(population));
    train(planned, BASELINES, 2, 1);
    List<StudyStep> after = runSteps(planned);

    // Then
    assertThat(before).noneMatch(StudyStep.ClosePopulation.class::isInstance);
    assertThat(after)
        .contains(new StudyStep.ClosePopulation(BASELINES, "All baselines are trained."));
    assertThat(conclusion(after).best()).first().extracting("errorPercent").isEqualTo(45.0);
  }

  @Test
  void theFinalSpaceIsComparedWithTheStartUnderEachChallengeInOrder() {
    // When
    List<StudyStep> steps = run(planned(study(null, CHALLENGES, null)), this::challenged);

    // Then: 55 against 50 in a window of 51 to 59, then 50 against 56 in one of 46 to 54
    List<GeneralizationResult> found = found(steps);
    assertThat(found).extracting(GeneralizationResult::challenge).isEqualTo(CHALLENGES);
    Evidence flops = found.getFirst().evidence();
    assertThat(flops.incumbent()).isZero();
    assertThat(flops.challenger()).isEqualTo(5);
    assertThat(flops.incumbentMeanError()).isEqualTo(55);
    assertThat(flops.challengerMeanError()).isEqualTo(51);
    assertThat(flops.gain()).isEqualTo(4);
    assertThat(guarantee(flops).verdict()).isEqualTo(Verdict.NOT_WORSE);
    assertThat(guarantee(flops).errorWindow()).isEqualTo(new Interval(51, 59));
    assertThat(guarantee(flops).incumbentFrom()).isEqualTo(20);
    Evidence block = found.getLast().evidence();
    assertThat(block.gain()).isEqualTo(-4);
    assertThat(guarantee(block).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(guarantee(block).errorWindow()).isEqualTo(new Interval(46, 54));
  }

  @Test
  void generalizationTestsHaveATenthOfAlphaTogetherAndTheLadderTheRest() {
    // When
    List<StudyStep> steps = run(planned(study(null, CHALLENGES, null)), this::challenged);

    // Then: nine tenths of 0.9 / 5 * (1 + 1/2 + 1/3 + 1/4 + 1/5) + 0.1 of an alpha of 0.05
    assertThat(found(steps))
        .extracting(one -> guarantee(one.evidence()).level())
        .allSatisfy(level -> assertThat(level).isCloseTo(0.00225, within(1e-12)));
    assertThat(conclusion(steps).levelSpent())
        .isCloseTo(0.05 * 0.9 * (0.9 / 5 * 137 / 60 + 0.1), within(1e-12));
  }

  @Test
  void bothPopulationsAreSampledAgainForAGeneralizationTest() {
    // Given
    StudyFixture study = study(null, CHALLENGES, null);

    // When
    List<StudyStep> steps = run(planned(study), this::challenged);

    // Then
    List<StudyStep.GrowPopulation> first = first(steps, GeneralizationTest.FLOPS_X2);
    List<StudyStep.GrowPopulation> second = first(steps, GeneralizationTest.BLOCK_V);
    assertThat(first)
        .map(StudyStep.GrowPopulation::population)
        .containsExactly(
            Population.under(GeneralizationTest.FLOPS_X2, STUDY, 5),
            Population.under(GeneralizationTest.FLOPS_X2, STUDY, 0));
    assertThat(first)
        .allSatisfy(
            grow ->
                assertThat(grow.regime().flops())
                    .isEqualTo(new Window(2 * WINDOW.low(), 2 * WINDOW.high())));
    assertThat(first).map(StudyStep.GrowPopulation::upToIndex).containsExactly(20, 40);
    assertThat(second)
        .allSatisfy(
            grow -> {
              assertThat(grow.regime()).isEqualTo(study.study().regime());
              assertThat(grow.space().block()).isEqualTo(BlockType.V);
            });
    assertThat(second.getFirst().space().hasLinearWidths()).isTrue();
    assertThat(second.getLast().space().hasLinearWidths()).isFalse();
  }

  @Test
  void whatChallengesAndBaselinesTrainedIsNotAmongTheBest() {
    // When
    List<StudyStep> steps =
        run(
            planned(study(null, CHALLENGES, NAMES)),
            population -> population.purpose().isRanked() ? getsBetter(population) : 1);

    // Then
    assertThat(conclusion(steps).best())
        .hasSize(10)
        .allMatch(ranked -> ranked.errorPercent() == 45);
  }

  @Test
  void everyPopulationIsClosedOnce() {
    // When
    List<StudyStep> steps = run(planned(study(null, CHALLENGES, NAMES)), this::challenged);

    // Then
    assertThat(steps)
        .filteredOn(StudyStep.ClosePopulation.class::isInstance)
        .map(step -> ((StudyStep.ClosePopulation) step).population())
        .containsExactlyInAnyOrderElementsOf(
            steps.stream()
                .filter(StudyStep.GrowPopulation.class::isInstance)
                .map(step -> ((StudyStep.GrowPopulation) step).population())
                .distinct()
                .toList())
        .hasSize(6 + 1 + 4);
  }

  @Test
  void aChallengeWithoutNetworksLeavesItUndecidedAndTheStudyConcludes() {
    // Given
    PlannedStudy planned = planned(study(null, List.of(GeneralizationTest.BLOCK_V), null));
    Population empty = Population.under(GeneralizationTest.BLOCK_V, STUDY, 5);
    planned.history().exhausted(empty, 0);

    // When
    List<StudyStep> steps =
        run(planned, population -> population.equals(empty) ? Double.NaN : challenged(population));

    // Then
    Evidence evidence = found(steps).getFirst().evidence();
    assertThat(evidence.models()).isZero();
    assertThat(evidence.challengerMeanError()).isNull();
    assertThat(guarantee(evidence).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(guarantee(evidence).reason())
        .isEqualTo("No verdict after 0 pairs, and a space has no further network in the window.");
  }

  @Test
  void aStartWithFewerNetworksThanAPilotLeavesItUndecided() {
    // Given
    PlannedStudy planned = planned(study(null, List.of(GeneralizationTest.BLOCK_V), null));
    Population small = Population.under(GeneralizationTest.BLOCK_V, STUDY, 0);
    planned.history().exhausted(small, 7);
    train(planned, small, 7, 50);

    // When
    List<StudyStep> steps =
        run(planned, population -> population.equals(small) ? Double.NaN : challenged(population));

    // Then: seven errors do not fix a window
    Guarantee guarantee = guarantee(found(steps).getFirst().evidence());
    assertThat(guarantee.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(guarantee.incumbentFrom()).isEqualTo(7);
    assertThat(guarantee.pairs()).isZero();
    assertThat(guarantee.errorWindow()).isEqualTo(new Interval(0, 90));
  }

  @Test
  void aStudyThatEndsWhereItStartedHasNothingToChallenge() {
    // When
    List<StudyStep> steps =
        run(
            planned(study(null, CHALLENGES, null)),
            population -> population.revision() == 0 ? 40 : 60);

    // Then
    assertThat(conclusion(steps).revision()).isZero();
    assertThat(conclusion(steps).generalisations()).isNull();
  }

  @Test
  void aBudgetThatIsUsedUpBeginsNoChallenge() {
    // Given: as many trainings as the ladder requests
    int trainings = trainings(run(planned(study(null, null, null)), this::challenged));
    Budget budget = new Budget(trainings, null, null);

    // When
    List<StudyStep> steps = run(planned(study(budget, CHALLENGES, null)), this::challenged);

    // Then
    assertThat(first(steps, GeneralizationTest.FLOPS_X2)).isEmpty();
    assertThat(conclusion(steps).generalisations()).isNull();
    assertThat(conclusion(steps).reason()).contains("The budget of");
  }

  @Test
  void anUndoDuringTheTestsLeadsToTestsOfTheNewFinalSpace() {
    // Given a study in its first generalization test
    PlannedStudy planned = planned(study(null, List.of(GeneralizationTest.FLOPS_X2), null));
    Population begun = Population.under(GeneralizationTest.FLOPS_X2, STUDY, 5);
    run(planned, population -> population.equals(begun) ? Double.NaN : challenged(population));

    // When
    planned.history().undone(RefinementId.of(STUDY, 5));
    List<StudyStep> left = run(planned, this::challenged);
    train(planned, begun, 20, 50);
    List<StudyStep> after = new ArrayList<>(left);
    after.addAll(run(planned, this::challenged));

    // Then
    Conclusion conclusion = conclusion(after);
    assertThat(conclusion.revision()).isNotEqualTo(5);
    assertThat(found(after))
        .singleElement()
        .satisfies(one -> assertThat(one.evidence().challenger()).isEqualTo(conclusion.revision()))
        .satisfies(
            one ->
                assertThat(guarantee(one.evidence()).level())
                    .isCloseTo(0.05 * 0.1 * 0.1 / 2, within(1e-12)))
        // The starting space's pilot of 20, and the 20 that the first test had, are in no pair.
        .satisfies(one -> assertThat(guarantee(one.evidence()).incumbentFrom()).isEqualTo(40));
    assertThat(after).contains(new StudyStep.ClosePopulation(begun, "The challenges are done."));
  }

  private double challenged(Population population) {
    boolean isStart = population.revision() == 0;
    return switch (population.challenge()) {
      case FLOPS_X2 -> isStart ? 55 : 50;
      case BLOCK_V -> isStart ? 50 : 56;
      case null, default -> getsBetter(population);
    };
  }

  private static double getsBetter(Population population) {
    return 60 - 3 * population.revision();
  }

  private static StudyFixture study(
      @Nullable Budget budget,
      @Nullable List<GeneralizationTest> challenges,
      @Nullable List<String> baselines) {
    return aStudy()
        .withModels(120)
        .with(new StudyOptions(null, null, null, budget, challenges, baselines));
  }

  private static PlannedStudy planned(StudyFixture study) {
    return PlannedStudy.of(study.study());
  }

  /**
   * Takes steps and trains until there is no step; all networks of a population have one error, and
   * those of a population without a number wait.
   */
  private static List<StudyStep> run(PlannedStudy planned, ToDoubleFunction<Population> errors) {
    List<StudyStep> all = new ArrayList<>();
    List<StudyStep> steps = runSteps(planned);
    while (!steps.isEmpty()) {
      all.addAll(steps);
      for (StudyStep step : steps) {
        if (step instanceof StudyStep.GrowPopulation grow) {
          train(
              planned,
              grow.population(),
              grow.upToIndex(),
              errors.applyAsDouble(grow.population()));
        }
      }
      steps = steps.getLast() instanceof StudyStep.ConcludeStudy ? List.of() : runSteps(planned);
    }
    return all;
  }

  private static void train(PlannedStudy planned, Population population, int upTo, double error) {
    for (int i = 0; !Double.isNaN(error) && i < upTo; i++) {
      planned
          .history()
          .recordOutcome(aCandidate().ofPopulation(population).at(i).thatTrainedTo(error));
    }
  }

  private static List<StudyStep> runSteps(PlannedStudy planned) {
    List<StudyStep> steps = new ArrayList<>();
    Optional<StudyStep> step = planned.next();
    while (step.isPresent()) {
      steps.add(step.get());
      apply(planned, step.get());
      boolean isTheEnd =
          step.get() instanceof StudyStep.ConcludeStudy
              || step.get() instanceof StudyStep.RefuseStudy;
      step = isTheEnd ? Optional.empty() : planned.next();
    }
    return steps;
  }

  private static void apply(PlannedStudy planned, StudyStep step) {
    switch (step) {
      case StudyStep.PublishSpace s -> planned.history().published(s.revision());
      case StudyStep.GrowPopulation s ->
          planned.history().populationRequested(s.population(), s.upToIndex(), 1, true);
      case StudyStep.FixReference fixed -> planned.history().referenceFixed(fixed.reference());
      case StudyStep.Propose s -> planned.history().proposed(s);
      case StudyStep.Decide s -> planned.history().decided(s.id(), s.decision(), s.evidence());
      case StudyStep.ClosePopulation s -> planned.history().closed(s.population());
      case StudyStep.RefuseStudy _, StudyStep.ConcludeStudy _ -> {}
    }
  }

  /** The first request of each population of a generalization test. */
  private static List<StudyStep.GrowPopulation> first(
      List<StudyStep> steps, GeneralizationTest test) {
    List<StudyStep.GrowPopulation> requests = new ArrayList<>();
    for (StudyStep step : steps) {
      if (step instanceof StudyStep.GrowPopulation grow
          && grow.population().challenge() == test
          && requests.stream().noneMatch(one -> one.population().equals(grow.population()))) {
        requests.add(grow);
      }
    }
    return requests;
  }

  private static int trainings(List<StudyStep> steps) {
    return steps.stream()
        .filter(StudyStep.GrowPopulation.class::isInstance)
        .map(StudyStep.GrowPopulation.class::cast)
        .collect(
            Collectors.toMap(
                StudyStep.GrowPopulation::population,
                StudyStep.GrowPopulation::upToIndex,
                Math::max))
        .values()
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static List<GeneralizationResult> found(List<StudyStep> steps) {
    return Objects.requireNonNull(conclusion(steps).generalisations());
  }

  private static Guarantee guarantee(Evidence evidence) {
    return Objects.requireNonNull(evidence.guarantee());
  }

  private static Conclusion conclusion(List<StudyStep> steps) {
    return ((StudyStep.ConcludeStudy) steps.getLast()).conclusion();
  }
}
