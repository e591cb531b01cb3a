package io.netspace.analyzer.domain.planning;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netspace.analyzer.domain.population.CandidateRecord;
import io.netspace.model.space.Fixed;
import io.netspace.model.space.KnownRefinements;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.Shared;
import io.netspace.model.statistics.Interval;
import io.netspace.model.study.Budget;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Population;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.StudyOptions;
import io.netspace.model.testing.StudyFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudyPlannerTest {
  private static final int PILOT = 20;

  private static final int MODELS = 40;

  @Test
  void firstTheStartingSpaceThenItsPopulation() {
    PlannedStudy planned = planned(aStudy());

    assertThat(planned.next())
        .contains(
            new StudyStep.PublishSpace(new Revision(0, null, null, aStudy().study().space())));
    apply(planned, planned.next().orElseThrow());
    assertThat(planned.next().orElseThrow()).isInstanceOf(StudyStep.GrowPopulation.class);
  }

  @Test
  void waitsWhileAnOutcomeOfTheExplorationIsMissing() {
    // Given
    PlannedStudy planned = planned(aStudy());
    runSteps(planned);
    Population exploration = aCandidate().population();

    // When
    for (int i = 0; i < PILOT - 1; i++) {
      planned
          .history()
          .recordOutcome(aCandidate().ofPopulation(exploration).at(i).thatTrainedTo(50));
    }

    // Then
    assertThat(planned.next()).isEmpty();
  }

  @Test
  void equalSpacesAreRefinedBySimplificationAlone() {
    List<StudyStep> steps = run(planned(aStudy()), revision -> 50);

    assertThat(decisions(steps))
        .containsExactly(
            Decision.ACCEPTED,
            Decision.ACCEPTED,
            Decision.REJECTED,
            Decision.REJECTED,
            Decision.ACCEPTED);
    assertThat(spaceNames(steps))
        .containsExactly(
            "AnyNetX_A",
            "AnyNetX_B",
            "AnyNetX_C",
            "AnyNetX_D",
            "AnyNetX_C+non-decreasing-depth",
            "RegNetX");
    assertThat(conclusion(steps).conclusion().space().name()).isEqualTo("RegNetX");
  }

  @Test
  void spacesThatGetBetterAreAllAccepted() {
    List<StudyStep> steps = run(planned(aStudy()), revision -> 60 - 3 * revision);

    assertThat(decisions(steps)).containsOnly(Decision.ACCEPTED).hasSize(5);
    assertThat(conclusion(steps).conclusion().revision()).isEqualTo(5);
    assertThat(conclusion(steps).conclusion().best()).hasSize(10);
    assertThat(conclusion(steps).conclusion().best().getFirst().errorPercent()).isEqualTo(45);
  }

  @Test
  void aRejectedChallengerLeavesTheIncumbent() {
    PlannedStudy planned = planned(aStudy().withModels(120));

    List<StudyStep> steps = run(planned, revision -> revision == 0 ? 40 : 60);

    assertThat(decisions(steps)).containsOnly(Decision.REJECTED).hasSize(5);
    assertThat(conclusion(steps).conclusion().revision()).isZero();
    assertThat(spaceNames(steps)).endsWith("AnyNetX_A+linear-widths");
  }

  @Test
  void refinementsThatTheStartAlreadyHasAreLeftOut() {
    StudyFixture study =
        aStudy().startingFrom(KnownSpaces.named("AnyNetX_D", aStudy().study().space()));

    List<StudyStep> steps = run(planned(study), revision -> 60 - 3 * revision);

    assertThat(spaceNames(steps)).containsExactly("AnyNetX_D", "AnyNetX_E", "RegNetX");
  }

  @Test
  void underApprovalThePersonDecidesWhateverTheEvidenceRecommends() {
    // Given
    PlannedStudy planned = planned(aStudy().underApproval());
    List<StudyStep> steps = run(planned, revision -> revision == 0 ? 40 : 60);
    RefinementId first = RefinementId.of(STUDY, 1);
    assertThat(steps.getLast()).isInstanceOf(StudyStep.Propose.class);
    assertThat(planned.next()).isEmpty();

    // When
    planned.history().reviewed(first, new AttributedDecision(Decision.ACCEPTED, "ada"));

    // Then
    assertThat(planned.next())
        .get()
        .extracting(
            step -> ((StudyStep.Decide) step).decidedBy(),
            step -> ((StudyStep.Decide) step).decision())
        .containsExactly("ada", Decision.ACCEPTED);
  }

  @Test
  void anEmptyStartingSpaceRefusesTheStudy() {
    PlannedStudy planned = planned(aStudy());
    runSteps(planned);

    planned.history().exhausted(aCandidate().population(), 0);

    assertThat(planned.next().orElseThrow())
        .isInstanceOfSatisfying(
            StudyStep.RefuseStudy.class,
            refused -> assertThat(refused.reason()).contains("widen regime.flops"));
  }

  @Test
  void anExhaustedChallengerIsComparedAsFarAsItGoes() {
    // Given
    PlannedStudy planned = planned(aStudy());
    trainSpread(planned, (StudyStep.GrowPopulation) runSteps(planned).getLast());
    StudyStep.GrowPopulation challenger = (StudyStep.GrowPopulation) runSteps(planned).getLast();
    planned.history().exhausted(challenger.population(), 1);

    // When
    planned
        .history()
        .recordOutcome(aCandidate().ofPopulation(challenger.population()).at(0).thatTrainedTo(50));

    // Then
    StudyStep.Propose proposal = (StudyStep.Propose) planned.next().orElseThrow();
    assertThat(proposal.evidence().models()).isEqualTo(1);
    assertThat(proposal.recommendation()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(guarantee(proposal).reason())
        .isEqualTo("No verdict after 1 pairs, and a space has no further network in the window.");
  }

  @Test
  void noComparisonLooksAtThePilot() {
    List<StudyStep> steps = run(planned(aStudy()), revision -> 60 - 3 * revision);

    assertThat(steps)
        .filteredOn(StudyStep.Propose.class::isInstance)
        .map(step -> guarantee((StudyStep.Propose) step).incumbentFrom())
        .containsOnly(PILOT);
    assertThat(guarantee((StudyStep.Propose) first(steps, StudyStep.Propose.class)).errorWindow())
        .isEqualTo(new Interval(56, 64));
  }

  @Test
  void populationsGrowWhileTheirPairsLeaveTheComparisonUndecided() {
    // Given
    PlannedStudy planned = planned(aStudy().withModels(200));
    StudyStep.GrowPopulation exploration = (StudyStep.GrowPopulation) runSteps(planned).getLast();
    trainSpread(planned, exploration);
    StudyStep.GrowPopulation challenger = (StudyStep.GrowPopulation) runSteps(planned).getLast();

    // When
    trainSpread(planned, challenger);
    List<StudyStep> growth = runSteps(planned);

    // Then: eight ahead of the last look, rounded up to eights
    assertThat(exploration.upToIndex()).isEqualTo(PILOT + 20);
    assertThat(challenger.upToIndex()).isEqualTo(20);
    assertThat(growth)
        .map(step -> ((StudyStep.GrowPopulation) step).upToIndex())
        .containsExactly(24, PILOT + 24, 32, PILOT + 32);
  }

  @Test
  void levelsOfTheLadderAddUpToNineTenthsOfTheStudysAtMost() {
    List<StudyStep> steps = run(planned(aStudy()), revision -> 60 - 3 * revision);

    List<Double> levels =
        steps.stream()
            .filter(StudyStep.Propose.class::isInstance)
            .map(step -> guarantee((StudyStep.Propose) step).level())
            .toList();
    for (int m = 1; m <= 5; m++) {
      assertThat(levels.get(m - 1)).isCloseTo(0.9 * 0.05 / (5 * m), within(1e-12));
    }
    assertThat(conclusion(steps).conclusion().levelSpent())
        .isCloseTo(levels.stream().mapToDouble(Double::doubleValue).sum(), within(1e-12));
  }

  @Test
  void allPopulationsAreClosedAtTheEnd() {
    List<StudyStep> accepted = run(planned(aStudy()), revision -> 60 - 3 * revision);
    List<StudyStep> rejected = run(planned(aStudy()), revision -> revision == 0 ? 40 : 60);

    assertThat(closedRevisions(accepted)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(closedRevisions(rejected)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void nothingIsConcludedWhileACandidateIsOutstanding() {
    // Given a log in which a challenger was to grow beyond what is compared
    PlannedStudy planned = planned(aStudy());
    train(planned, (StudyStep.GrowPopulation) runSteps(planned).getLast(), 40);
    StudyStep.GrowPopulation challenger = (StudyStep.GrowPopulation) runSteps(planned).getLast();
    planned.history().populationRequested(challenger.population(), MODELS + 2, 1, true);
    train(planned, challenger.population(), 0, MODELS, 60);
    List<StudyStep> onward = run(planned, revision -> 60);

    // When
    train(planned, challenger.population(), MODELS, MODELS + 2, 60);
    List<StudyStep> atLast = runSteps(planned);

    // Then
    assertThat(onward).noneMatch(StudyStep.ConcludeStudy.class::isInstance);
    assertThat(closedRevisions(atLast)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(atLast.getLast()).isInstanceOf(StudyStep.ConcludeStudy.class);
  }

  @Test
  void anUndoneRefinementIsTakenOutWithAllThatCameFromIt() {
    // Given three accepted refinements, and the fourth under test
    PlannedStudy planned = planned(aStudy());
    List<StudyStep> before = run(planned, revision -> 60 - 3 * revision, 3);
    assertThat(decisions(before)).hasSize(3);

    // When
    planned.history().undone(RefinementId.of(STUDY, 2));
    before.stream()
        .filter(StudyStep.GrowPopulation.class::isInstance)
        .map(StudyStep.GrowPopulation.class::cast)
        .forEach(grow -> train(planned, grow, 60 - 3 * grow.population().revision()));
    List<StudyStep> after = run(planned, revision -> 60 - 3 * revision);

    // Then: what was under test ends, and the third refinement is tried on the first's space
    StudyStep.Decide withdrawn = (StudyStep.Decide) first(after, StudyStep.Decide.class);
    StudyStep.PublishSpace branch =
        (StudyStep.PublishSpace) first(after, StudyStep.PublishSpace.class);
    assertThat(withdrawn.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(withdrawn.decidedBy()).isEqualTo("undoing revision 3");
    assertThat(branch.revision().parent()).isEqualTo(1);
    assertThat(branch.revision().refinement().name()).isEqualTo("non-decreasing-widths");
    assertThat(conclusion(after).conclusion().space().constraints())
        .doesNotContain(new Shared(Parameter.GROUP_WIDTH));
    assertThat(conclusion(after).conclusion().levelSpent()).isLessThan(0.05);
    assertThat(guarantee((StudyStep.Propose) first(after, StudyStep.Propose.class)).level())
        // The third of five, which may meet the start and two challengers of either branch.
        .isCloseTo(0.05 * 0.1 / 2 / (5 * 5), within(1e-12));
  }

  @Test
  void aBudgetOfTrainingsEndsTheStudyWhereItIsUsedUp() {
    // Given
    StudyFixture study =
        aStudy()
            .with(new StudyOptions(null, null, null, new Budget(60, null, null), null, null))
            .withModels(200);
    PlannedStudy planned = planned(study);

    // When
    List<StudyStep> steps = runSpread(planned);

    // Then
    StudyStep.Propose proposal = (StudyStep.Propose) first(steps, StudyStep.Propose.class);
    assertThat(proposal.recommendation()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(guarantee(proposal).reason())
        .contains("The budget of 60 trainings is used up: 60 were asked for.");
    assertThat(conclusion(steps).conclusion().reason())
        .isEqualTo("The budget of 60 trainings is used up: 60 were asked for.");
    assertThat(steps).filteredOn(StudyStep.Propose.class::isInstance).hasSize(1);
  }

  @Test
  void aListedLadderIsTriedInItsOrder() {
    StudyOptions listed =
        new StudyOptions(
            null,
            null,
            List.of(
                KnownRefinements.named("non-increasing-widths").orElseThrow(),
                KnownRefinements.named("no-bottleneck").orElseThrow()),
            null,
            null,
            null);

    List<StudyStep> steps = run(planned(aStudy().with(listed)), revision -> 50);

    assertThat(decisions(steps)).containsExactly(Decision.REJECTED, Decision.ACCEPTED);
    assertThat(conclusion(steps).conclusion().space().constraints())
        .containsExactly(new Fixed(Parameter.BOTTLENECK_RATIO, 1));
  }

  @Test
  void aSearchComparesOnNetworksThatItHasNotLearnedFrom() {
    // Given: all networks are alike, so only proposals that need no evidence are made
    List<StudyStep> steps = run(planned(aStudy().upThe(Ladder.SEARCH)), revision -> 50);

    assertThat(steps)
        .filteredOn(StudyStep.PublishSpace.class::isInstance)
        .map(step -> ((StudyStep.PublishSpace) step).revision())
        .filteredOn(revision -> revision.parent() != null)
        .isNotEmpty()
        .allSatisfy(revision -> assertThat(revision.incumbentFrom()).isGreaterThanOrEqualTo(40));
    assertThat(conclusion(steps).conclusion().levelSpent()).isLessThan(0.05);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void restoredOutcomesGiveTheSameBestCandidatesInAnyOrder(long seed) {
    // Given
    PlannedStudy planned = planned(aStudy());
    List<CandidateRecord> kept = new ArrayList<>();
    Population population = ((StudyStep.GrowPopulation) runSteps(planned).getLast()).population();
    List<Integer> indices = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
    Collections.shuffle(indices, new Random(seed));
    for (int i : indices) {
      kept.add(
          planned
              .history()
              .recordOutcome(aCandidate().ofPopulation(population).at(i).thatTrainedTo(i % 25)));
    }
    Collections.shuffle(kept, new Random(seed));

    // When
    StudyHistory restored = new StudyHistory(STUDY);
    kept.forEach(restored::restore);

    // Then
    assertThat(restored.bestCandidates()).hasSize(10).isEqualTo(planned.history().bestCandidates());
    assertThat(planned.history().bestCandidates().getFirst().errorPercent()).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ofReplicatesTheBestStandsForItsNetworkInWhateverOrder(long seed) {
    // Given
    Population population = aCandidate().population();
    List<CandidateTrained> outcomes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      for (int replicate = 0; replicate < 3; replicate++) {
        outcomes.add(
            aCandidate()
                .ofPopulation(population)
                .at(i)
                .repeatedAs(replicate)
                .thatTrainedTo(20 + i + 7 * ((i + replicate) % 3)));
      }
    }
    Collections.shuffle(outcomes, new Random(seed));
    PlannedStudy planned = planned(aStudy());

    // When
    List<CandidateRecord> kept = outcomes.stream().map(planned.history()::recordOutcome).toList();

    // Then
    assertThat(planned.history().bestCandidates())
        .extracting(RankedCandidate::errorPercent)
        .containsExactly(20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0, 28.0, 29.0);
    StudyHistory restored = new StudyHistory(STUDY);
    kept.forEach(restored::restore);
    assertThat(restored.bestCandidates()).isEqualTo(planned.history().bestCandidates());
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static PlannedStudy planned(StudyFixture study) {
    int models = study.study().models();
    return PlannedStudy.of(study.withModels(models == 8 ? MODELS : models).study());
  }

  /**
   * Takes steps and trains until there is no step; a network's error depends on its revision alone.
   */
  private static List<StudyStep> run(PlannedStudy planned, IntToDoubleFunction errorByRevision) {
    return run(planned, errorByRevision, Integer.MAX_VALUE);
  }

  /** Up to some number of decisions. */
  private static List<StudyStep> run(
      PlannedStudy planned, IntToDoubleFunction errorByRevision, int mostDecisions) {
    return drive(
        planned,
        grow -> train(planned, grow, errorByRevision.applyAsDouble(grow.population().revision())),
        mostDecisions);
  }

  private static List<StudyStep> runSpread(PlannedStudy planned) {
    return drive(planned, grow -> trainSpread(planned, grow), Integer.MAX_VALUE);
  }

  private static List<StudyStep> drive(
      PlannedStudy planned, Consumer<StudyStep.GrowPopulation> trainers, int mostDecisions) {
    List<StudyStep> all = new ArrayList<>();
    List<StudyStep> steps = runSteps(planned);
    while (!steps.isEmpty()) {
      all.addAll(steps);
      for (StudyStep step : steps) {
        if (step instanceof StudyStep.GrowPopulation grow
            && decisions(all).size() < mostDecisions) {
          trainers.accept(grow);
        }
      }
      steps = steps.getLast() instanceof StudyStep.ConcludeStudy ? List.of() : runSteps(planned);
    }
    return all;
  }

  /** Errors of 40 to 59 percent, the same in every population. */
  private static void trainSpread(PlannedStudy planned, StudyStep.GrowPopulation grow) {
    for (int i = 0; i < grow.upToIndex(); i++) {
      planned
          .history()
          .recordOutcome(
              aCandidate().ofPopulation(grow.population()).at(i).thatTrainedTo(40 + 7 * i % 20));
    }
  }

  private static StudyStep first(List<StudyStep> steps, Class<? extends StudyStep> kind) {
    return steps.stream().filter(kind::isInstance).findFirst().orElseThrow();
  }

  private static Guarantee guarantee(StudyStep.Propose proposal) {
    return Objects.requireNonNull(proposal.evidence().guarantee());
  }

  private static void train(PlannedStudy planned, StudyStep.GrowPopulation grow, double error) {
    train(planned, grow.population(), 0, grow.upToIndex(), error);
  }

  private static void train(
      PlannedStudy planned, Population population, int from, int upTo, double error) {
    for (int i = from; i < upTo; i++) {
      planned
          .history()
          .recordOutcome(aCandidate().ofPopulation(population).at(i).thatTrainedTo(error));
    }
  }

  /** Takes all steps that are due, up to the end of the study. */
  private static List<StudyStep> runSteps(PlannedStudy planned) {
    List<StudyStep> steps = new ArrayList<>();
    Optional<StudyStep> step = planned.next();
    while (step.isPresent()) {
      steps.add(step.get());
      apply(planned, step.get());
      step = isTheEnd(step.get()) ? Optional.empty() : planned.next();
    }
    return steps;
  }

  private static boolean isTheEnd(StudyStep step) {
    return step instanceof StudyStep.ConcludeStudy || step instanceof StudyStep.RefuseStudy;
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

  private static List<Decision> decisions(List<StudyStep> steps) {
    return steps.stream()
        .filter(StudyStep.Decide.class::isInstance)
        .map(step -> ((StudyStep.Decide) step).decision())
        .toList();
  }

  private static List<String> spaceNames(List<StudyStep> steps) {
    return steps.stream()
        .filter(StudyStep.PublishSpace.class::isInstance)
        .map(step -> ((StudyStep.PublishSpace) step).revision().space().name())
        .toList();
  }

  private static List<Integer> closedRevisions(List<StudyStep> steps) {
    return steps.stream()
        .filter(StudyStep.ClosePopulation.class::isInstance)
        .map(step -> ((StudyStep.ClosePopulation) step).population().revision())
        .toList();
  }

  private static StudyStep.ConcludeStudy conclusion(List<StudyStep> steps) {
    return (StudyStep.ConcludeStudy) steps.getLast();
  }
}
