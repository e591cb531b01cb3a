package io.netspace.gateway.application;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.aProvenance;
import static io.netspace.contracts.Fixtures.aRefinement;
import static io.netspace.contracts.Fixtures.aStudy;
import static io.netspace.contracts.Fixtures.anEvidence;
import static io.netspace.gateway.application.Gateway.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.netspace.contracts.CandidateFixture;
import io.netspace.contracts.Disturbance;
import io.netspace.contracts.Fixtures;
import io.netspace.contracts.event.DesignSpacePublished;
import io.netspace.contracts.event.EpochCompleted;
import io.netspace.contracts.event.LogEntry;
import io.netspace.contracts.event.PopulationExhausted;
import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.event.RefinementUndone;
import io.netspace.contracts.event.StudyCancelled;
import io.netspace.contracts.event.StudyConcluded;
import io.netspace.contracts.event.StudyPaused;
import io.netspace.contracts.event.StudyRefused;
import io.netspace.contracts.event.Topics;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Budget;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.EpochResult;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.vocabulary.Evidence;
import io.netspace.contracts.vocabulary.Guarantee;
import io.netspace.contracts.vocabulary.Interval;
import io.netspace.contracts.vocabulary.Ladder;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.StudyOptions;
import io.netspace.contracts.vocabulary.Verdict;
import io.netspace.contracts.vocabulary.statistics.ConfidenceBand;
import io.netspace.gateway.application.CandidateQuery.Sort;
import io.netspace.gateway.domain.BaselineView;
import io.netspace.gateway.domain.CandidateRow;
import io.netspace.gateway.domain.CandidateState;
import io.netspace.gateway.domain.CandidateView;
import io.netspace.gateway.domain.CostView;
import io.netspace.gateway.domain.DecisionView;
import io.netspace.gateway.domain.EdfView;
import io.netspace.gateway.domain.ErrorBudgetView;
import io.netspace.gateway.domain.RevisionView;
import io.netspace.gateway.domain.StudyRow;
import io.netspace.gateway.domain.StudyState;
import io.netspace.gateway.domain.StudyView;
import io.netspace.gateway.domain.UndoFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadModelTest {
  private static final double ROUNDING = 1e-9;
  private static final List<LogEntry> STORY = StoryOfAStudy.entries(StoryOfAStudy.whole());

  private static final List<LogEntry> REPLICATED =
      StoryOfAStudy.entries(StoryOfAStudy.ofReplicates(STUDY));

  private static final List<LogEntry> BRANCHED =
      StoryOfAStudy.entries(StoryOfAStudy.thatBranches(STUDY));

  private final Gateway gateway = new Gateway();

  static IntStream seeds() {
    return IntStream.range(0, 24);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDisturbanceGivesTheSameViews(int seed) {
    // Given
    gateway.tell(STORY);
    Gateway other = new Gateway();
    Random random = new Random(seed);

    // When
    other.tell(Disturbance.of(StoryOfAStudy.whole(), seed), 1 + random.nextInt(60));

    // Then
    assertThat(other.views()).isEqualTo(gateway.views());
    assertThat(idsOf(other.told())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsToldAgainChangesNothing(int seed) {
    // Given
    Random random = new Random(seed);
    gateway.tell(STORY, 1 + random.nextInt(60));
    List<Object> views = gateway.views();
    List<String> told = placesOf(gateway.told());

    // When
    for (int i = 0; i < 3; i++) {
      gateway.tell(STORY.subList(random.nextInt(STORY.size()), STORY.size()), 7);
    }

    // Then
    assertThat(gateway.views()).isEqualTo(views);
    assertThat(placesOf(gateway.told())).isEqualTo(told);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anotherProcessKnowsAllThatWasStored(int seed) {
    // Given
    List<LogEntry> disturbed = Disturbance.of(StoryOfAStudy.thatWaitsForAPerson(), seed);
    int known = disturbed.size() / 2 + new Random(seed).nextInt(disturbed.size() / 2);
    gateway.tell(disturbed.subList(0, known), 16);

    // When
    Gateway another = new Gateway(gateway.store, 4000);

    // Then
    assertThat(another.views()).isEqualTo(gateway.views());
    assertThat(placesOf(another.told())).isEqualTo(placesOf(gateway.told()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatTheStoreLosesIsReadAgain(int seed) {
    // Given
    Random random = new Random(seed);
    Gateway undisturbed = new Gateway();
    undisturbed.tell(STORY);
    int kept = random.nextInt(STORY.size());
    int lost = kept + random.nextInt(STORY.size() - kept);
    gateway.tell(STORY.subList(0, kept), 10);
    InMemoryStudyViewStore before = gateway.store.copy();
    gateway.tell(STORY.subList(kept, lost), 10);
    List<String> told = placesOf(gateway.told());

    // When
    gateway.store.becomes(before);
    gateway.tell(STORY.subList(lost, Math.min(STORY.size(), lost + 5)), 10);
    gateway.model.forget();
    gateway.tell(STORY.subList(kept, STORY.size()), 10);

    // Then
    Gateway another = new Gateway(gateway.store, 4000);
    assertThat(gateway.views()).isEqualTo(undisturbed.views());
    assertThat(another.views()).isEqualTo(undisturbed.views());
    assertThat(placesOf(another.told())).isEqualTo(placesOf(gateway.told())).containsAll(told);
    assertThat(idsOf(gateway.told())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasToldBeforeACrashIsToldOnceAndTakesEffect(int seed) {
    // Given
    Random random = new Random(seed);
    gateway.tell(STORY);
    Gateway crashing = new Gateway();
    int batch = 1 + random.nextInt(60);
    int crash = random.nextInt(STORY.size() / batch);
    crashing.store.isAwayAfter(crash);
    assertThatThrownBy(() -> crashing.tell(STORY, batch)).hasMessageContaining("away");

    // When
    Gateway another = new Gateway(crashing.store, 4000);
    another.tell(STORY.subList(crash * batch, STORY.size()), batch);

    // Then
    assertThat(another.views()).isEqualTo(gateway.views());
    assertThat(idsOf(another.told()))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(idsOf(gateway.told()));
    assertThat(another.told()).extracting(LoggedEvent::sequence).isSorted();
  }

  @Test
  void aStoreThatWasAwayIsWrittenAgain() {
    // Given
    gateway.store.isAwayAfter(0);
    assertThatThrownBy(() -> gateway.tell(STORY)).hasMessageContaining("away");

    // When
    gateway.tell(STORY);

    // Then
    assertThat(new Gateway(gateway.store, 4000).views()).isEqualTo(gateway.views());
    assertThat(idsOf(gateway.told())).doesNotHaveDuplicates();
  }

  @Test
  void theViewsStandStillWhileAnEmptiedStoreIsFilled() {
    // Given
    gateway.tell(STORY);
    List<Object> views = gateway.views();
    StudyView study = gateway.queries.study(STUDY.value());
    gateway.store.becomes(new InMemoryStudyViewStore());
    gateway.isCaughtUp(false);
    gateway.model.forget();

    // When
    gateway.tell(STORY.subList(0, 10));
    StudyView meanwhile = gateway.queries.study(STUDY.value());
    gateway.tell(STORY);
    gateway.isCaughtUp(true);

    // Then
    assertThat(meanwhile).isEqualTo(study);
    assertThat(gateway.views()).isEqualTo(views);
    assertThat(new Gateway(gateway.store, 4000).views()).isEqualTo(views);
  }

  @Test
  void aStudyThatMayStillBeReadIsNotUnknown() {
    // Given
    gateway.isCaughtUp(false);

    // When
    assertThatThrownBy(() -> gateway.queries.study("none"))
        // Then
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_READY));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theLedgerAddsUpAtEveryMoment(int seed) {
    // Given
    List<LogEntry> disturbed = Disturbance.of(StoryOfAStudy.whole(), seed);
    gateway.tell(aStudy().thatIsRequested());

    for (int from = 0; from < disturbed.size(); from += 20) {
      // When
      gateway.tell(disturbed.subList(from, Math.min(disturbed.size(), from + 20)));

      // Then
      StudyView view = gateway.queries.study(STUDY.value());
      assertThat(view.trained() + view.diverged() + view.abandoned() + view.outstanding())
          .isEqualTo(view.sampled());
      assertThat(sum(view.abandonedByReason())).isEqualTo(view.abandoned());
      assertThat(view.revisions().stream().mapToInt(RevisionView::sampled).sum())
          .isEqualTo(view.sampled());
      assertThat(view.revisions())
          .allSatisfy(
              r -> {
                assertThat(r.trained() + r.diverged() + r.abandoned() + r.outstanding())
                    .isEqualTo(r.sampled());
                assertThat(sum(r.abandonedByReason())).isEqualTo(r.abandoned());
              });
    }
  }

  @Test
  void theCountsOfEveryRevisionAreKnown() {
    // When
    gateway.tell(STORY);

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.revisions())
        .extracting(RevisionView::name)
        .containsExactly("AnyNetX_A", "AnyNetX_B", "AnyNetX_B+non-decreasing-width");
    assertThat(view.revisions())
        .allSatisfy(
            revision -> {
              assertThat(revision.requested()).isEqualTo(16);
              assertThat(revision.sampled()).isEqualTo(16);
              assertThat(revision.trained()).isEqualTo(14);
              assertThat(revision.diverged()).isEqualTo(1);
              assertThat(revision.abandonedByReason())
                  .isEqualTo(Map.of(AbandonReason.ATTEMPTS_EXHAUSTED, 1));
              assertThat(revision.outstanding()).isZero();
              assertThat(revision.trainingSeconds()).isCloseTo(15 * 6.4, within(ROUNDING));
            });
    assertThat(view.sampled()).isEqualTo(48);
    assertThat(view.abandonedByReason()).isEqualTo(Map.of(AbandonReason.ATTEMPTS_EXHAUSTED, 3));
    assertThat(view.bestError()).isEqualTo(21.0);
    assertThat(view.state()).isEqualTo(StudyState.CONCLUDED);
    assertThat(view.decisions()).hasSize(2);
    assertThat(view.pending()).isNull();
    assertThat(view.forecastSeconds()).isNull();
    assertThat(view.conclusion().best()).hasSize(2);
  }

  @Test
  void aNetworkThatIsTrainedSeveralTimesHasOneErrorOnceAllAreKnown() {
    // When
    gateway.tell(REPLICATED);

    // Then: 42 and 70 are the means; the sum of squares within is 8, the squares around 38.5 are
    // 507
    StudyView view = gateway.queries.study(STUDY.value());
    RevisionView revision = view.revisions().getFirst();
    assertThat(view.replicates()).isEqualTo(2);
    assertThat(revision.requested()).isEqualTo(6);
    assertThat(revision.sampled()).isEqualTo(6);
    assertThat(revision.trained()).isEqualTo(4);
    assertThat(revision.diverged()).isEqualTo(1);
    assertThat(revision.outstanding()).isEqualTo(1);
    assertThat(revision.meanError()).isCloseTo(56, within(ROUNDING));
    assertThat(revision.bestError()).isEqualTo(42);
    assertThat(view.bestError()).isEqualTo(20);
    assertThat(revision.withinNetworks().variance()).isCloseTo(8, within(ROUNDING));
    assertThat(revision.withinNetworks().degreesOfFreedom()).isEqualTo(1);
    assertThat(revision.withinNetworks().share()).isCloseTo(8 / (507.0 / 3), within(ROUNDING));
    assertThat(gateway.queries.edf(STUDY.value(), List.of(), 10, null).revisions().getFirst().n())
        .isEqualTo(2);
  }

  @Test
  void everyReplicateIsACandidateInTheList() {
    // When
    gateway.tell(REPLICATED);

    // Then
    assertThat(
            gateway.queries.candidates(
                new CandidateQuery(
                    STUDY, null, null, List.of(), CandidateQuery.Sort.INDEX, null, 10)))
        .extracting(CandidateRow::index, CandidateRow::replicate)
        .containsExactly(
            tuple(0, 0), tuple(0, 1), tuple(1, 0), tuple(1, 1), tuple(2, 0), tuple(2, 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDisturbanceOfReplicatesGivesTheSameViews(int seed) {
    // Given
    gateway.tell(REPLICATED);
    Gateway other = new Gateway();

    // When
    other.tell(Disturbance.of(StoryOfAStudy.ofReplicates(STUDY), seed), 1 + seed % 7);

    // Then
    assertThat(other.views()).isEqualTo(gateway.views());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDisturbanceOfABranchGivesTheSameViews(int seed) {
    // Given
    gateway.tell(BRANCHED);
    Gateway other = new Gateway();

    // When
    other.tell(Disturbance.of(StoryOfAStudy.thatBranches(STUDY), seed), 1 + seed % 7);

    // Then
    assertThat(other.views()).isEqualTo(gateway.views());
    assertThat(new Gateway(other.store, 4000).views()).isEqualTo(gateway.views());
  }

  @Test
  void whatIsUndoneIsOutWithAllThatCameFromIt() {
    // When
    gateway.tell(BRANCHED);

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    UndoFacts undone = new UndoFacts("grace", "The images were wrong.");
    assertThat(view.revisions())
        .extracting(RevisionView::out, RevisionView::undone)
        .containsExactly(
            tuple(false, null), tuple(true, undone), tuple(true, null), tuple(false, null));
    assertThat(view.decisions())
        .extracting(DecisionView::decision, DecisionView::undone)
        .containsExactly(tuple(Decision.ACCEPTED, undone), tuple(Decision.INCONCLUSIVE, null));
    assertThat(view.state()).isEqualTo(StudyState.COMPARING);
  }

  @Test
  void anUndoingCountsOnlyWhereTheRefinementWasAccepted() {
    // Given
    RefinementId refinement = RefinementId.of(STUDY, 1);
    gateway.tell(aStudy().thatIsRequested());
    gateway.tell(Fixtures.anEvent(DesignSpacePublished.class));
    gateway.tell(new RefinementUndone(aProvenance(1), refinement, "grace", "Too early."));

    // When
    gateway.tell(
        new RefinementDecided(
            aProvenance(1), refinement, aRefinement(), anEvidence(), Decision.REJECTED, "ada"));

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.decisions().getFirst().undone()).isNull();
    assertThat(view.revisions().getLast().out()).isFalse();
  }

  @Test
  void baselinesAndChallengesAreBesideTheRevisions() {
    // When
    gateway.tell(BRANCHED);

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    long flops = aCandidate().candidate().complexity().flops();
    assertThat(view.baselines())
        .containsExactly(
            new BaselineView("ResNet-50", CandidateState.TRAINED, 25.0, flops),
            new BaselineView("RegNetX-200MF", CandidateState.OUTSTANDING, null, flops));
    assertThat(view.sampled()).isEqualTo(2 * 16 + 2 + 1);
    assertThat(view.trained()).isEqualTo(2 * 14 + 1 + 1);
    assertThat(view.bestError()).isEqualTo(27.0);
    assertThat(view.revisions()).extracting(RevisionView::sampled).containsExactly(16, 16, 0, 0);
    assertThat(view.revisions()).extracting(RevisionView::requested).containsExactly(16, 16, 16, 0);
    assertThat(view.revisions().get(1).bestError()).isEqualTo(27.0);
    assertThat(gateway.queries.edf(STUDY.value(), List.of(), 500, null).revisions())
        .extracting(EdfView.RevisionEdf::n)
        .containsExactly(15, 15, 0, 0);
    assertThat(
            gateway.queries.candidates(
                new CandidateQuery(
                    STUDY, 0, null, List.of(Purpose.BASELINE), Sort.INDEX, null, 10)))
        .extracting(CandidateRow::purpose)
        .containsExactly(Purpose.BASELINE, Purpose.BASELINE);
  }

  @Test
  void everyTrainingCostsThreePassesOverEveryImageOfItsEpochs() {
    // When
    gateway.tell(BRANCHED);

    // Then: 320 images, 2 epochs, diverged networks among them.
    CostView cost = gateway.queries.study(STUDY.value()).cost();
    double training = 3.0 * aCandidate().candidate().complexity().flops() * 320 * 2;
    assertThat(cost.entries())
        .extracting(CostView.Entry::revision, CostView.Entry::purpose, CostView.Entry::trainings)
        .containsExactly(
            tuple(0, null, 15),
            tuple(0, Purpose.BASELINE, 1),
            tuple(1, null, 15),
            tuple(1, Purpose.GENERALISATION, 1));
    assertThat(cost.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.flops()).isCloseTo(entry.trainings() * training, within(1e-3));
              assertThat(entry.seconds()).isCloseTo(entry.trainings() * 6.4, within(ROUNDING));
            });
    assertThat(cost.trainings()).isEqualTo(32);
    assertThat(cost.flops()).isCloseTo(32 * training, within(1e-3));
    assertThat(cost.seconds()).isCloseTo(32 * 6.4, within(ROUNDING));
  }

  @Test
  void theErrorBudgetAddsUpAllComparisons() {
    // When
    gateway.tell(STORY);

    // Then: two refinements and a challenge.
    ErrorBudgetView budget = gateway.queries.study(STUDY.value()).errorBudget();
    assertThat(budget.level()).isCloseTo(0.05, within(ROUNDING));
    assertThat(budget.entries())
        .extracting(ErrorBudgetView.Entry::refinement, ErrorBudgetView.Entry::decision)
        .containsExactly(
            tuple("shared-bottleneck-ratio", Decision.ACCEPTED),
            tuple("ordered-widths", Decision.ACCEPTED),
            tuple("epochs-x3", null));
    assertThat(budget.spent()).isCloseTo(0.009 + 0.0045 + 0.0045, within(ROUNDING));
    assertThat(budget.left()).isCloseTo(0.05 - 0.018, within(ROUNDING));
  }

  @Test
  void whatAnEarlierVersionDecidedHasNoGuarantee() {
    // Given
    gateway.tell(aStudy().thatIsRequested());
    Evidence now = anEvidence();
    Evidence then =
        new Evidence(0, 1, 8, 0, 42.5, 41.9, 0.6, now.interval(), 0.95, 2.0, 96.5, null);

    // When
    gateway.tell(
        new RefinementDecided(
            aProvenance(1),
            RefinementId.of(STUDY, 1),
            aRefinement(),
            then,
            Decision.ACCEPTED,
            "evidence"));

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.decisions().getFirst().guarantee()).isNull();
    assertThat(view.decisions().getFirst().says())
        .isEqualTo(
            "gain 0.6 (−0.4 to 1.6 with 95 % confidence at one look), 8 + 8 models,"
                + " 1.6 trainer minutes");
    assertThat(view.errorBudget()).isNull();
  }

  @Test
  void theBandIsAsWideAsItsPopulationIsSmall() {
    // Given
    gateway.tell(STORY);

    // When
    EdfView view = gateway.queries.edf(STUDY.value(), List.of(0), 500, 0.9);

    // Then
    double half = ConfidenceBand.halfWidth(15, 0.9);
    assertThat(view.confidence()).isEqualTo(0.9);
    assertThat(view.revisions().getFirst().steps())
        .allSatisfy(
            step -> {
              assertThat(step.low()).isCloseTo(Math.max(0, step.fraction() - half), within(1e-12));
              assertThat(step.high()).isCloseTo(Math.min(1, step.fraction() + half), within(1e-12));
            });
    assertThat(gateway.queries.edf(STUDY.value(), List.of(0), 500, null).revisions().getFirst())
        .extracting(edf -> edf.steps().getFirst().low())
        .isNull();
  }

  @Test
  void ofTwoOutcomesTheFirstCounts() {
    // Given
    gateway.tell(aStudy().thatIsRequested());
    gateway.tell(aCandidate().thatWaits());

    // When
    gateway.tell(aCandidate().thatWasAbandoned());
    gateway.tell(aCandidate().thatTrainedTo(3.0));

    // Then
    CandidateView view = gateway.candidate();
    assertThat(view.state()).isEqualTo(CandidateState.ABANDONED);
    assertThat(view.errorPercent()).isNull();
    assertThat(view.attempts()).isEqualTo(4);
    assertThat(gateway.told()).hasSize(3);
  }

  @Test
  void theOutcomeLowerInTheLogCountsEvenIfItIsHeardLater() {
    // Given
    gateway.tell(aStudy().thatIsRequested());
    gateway.tell(List.of(at(9, aCandidate().thatTrainedTo(3.0))));

    // When
    gateway.tell(List.of(at(4, aCandidate().thatTrainedTo(30.0))));
    gateway.tell(List.of(at(9, aCandidate().thatTrainedTo(3.0))));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).bestError()).isEqualTo(30.0);
    assertThat(gateway.candidate().errorPercent()).isEqualTo(30.0);
  }

  @Test
  void aCandidateThatIsHandedBackIsSampledOnce() {
    // Given
    gateway.tell(aStudy().thatIsRequested());

    // When
    gateway.tell(aCandidate().thatWaits());
    gateway.tell(aCandidate().thatWaits(), NOON.plusSeconds(60));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).sampled()).isEqualTo(1);
    assertThat(gateway.told()).hasSize(2);
  }

  @Test
  void aDivergedNetworkCountsAtItsErrorAndAnAbandonedOneNot() {
    // Given
    gateway.tell(aStudy().thatIsRequested());

    // When
    gateway.tell(aCandidate().at(0).thatTrainedTo(30.0));
    gateway.tell(aCandidate().at(1).thatDiverged());
    gateway.tell(aCandidate().at(2).thatWasAbandoned());

    // Then
    RevisionView revision = gateway.queries.study(STUDY.value()).revisions().getFirst();
    double chance = aCandidate().thatDiverged().errorPercent();
    assertThat(revision.meanError()).isCloseTo((30.0 + chance) / 2, within(ROUNDING));
    assertThat(revision.p90Error()).isCloseTo(30 + 0.9 * (chance - 30), within(ROUNDING));
    assertThat(revision.bestError()).isEqualTo(30.0);
  }

  @Test
  void anIndexBeyondAllPopulationsIsRefused() {
    // Given
    CandidateFixture far = aCandidate().at(1_000_000);

    // When
    assertThatThrownBy(() -> gateway.tell(far.thatWaits()))
        // Then
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index (1000000) must be below 1000000");
  }

  @Test
  void aStudyIsUnknownUntilItsRequestIsKnown() {
    // When
    gateway.tell(StoryOfAStudy.whole().get(1));

    // Then
    assertThat(gateway.queries.existing(STUDY.value())).isEmpty();
    assertThat(gateway.queries.studies(null, 10)).isEmpty();
  }

  @Test
  void studiesComeNewestFirstPageByPage() {
    // Given
    gateway.tell(aStudy().withId("b").thatIsRequested(), NOON);
    gateway.tell(aStudy().withId("a").thatIsRequested(), NOON);
    gateway.tell(aStudy().withId("c").thatIsRequested(), NOON.plusSeconds(1));

    // When
    List<StudyRow> first = gateway.queries.studies(null, 2);
    List<StudyRow> second = gateway.queries.studies(StudyQueries.mark(first.getLast()), 2);

    // Then
    assertThat(first).extracting(StudyRow::id).containsExactly("c", "a");
    assertThat(second).extracting(StudyRow::id).containsExactly("b");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void candidatesComePageByPageInOrder(int seed) {
    // Given
    gateway.tell(STORY);
    Sort sort = seed % 2 == 0 ? Sort.ERROR : Sort.INDEX;
    List<CandidateRow> all =
        gateway.queries.candidates(
            new CandidateQuery(STUDY, null, null, List.of(), sort, null, 1000));
    List<CandidateRow> paged = new ArrayList<>();

    // When
    CandidateQuery.Mark after = null;
    List<CandidateRow> page;
    do {
      page =
          gateway.queries.candidates(
              new CandidateQuery(STUDY, null, null, List.of(), sort, after, 1 + seed));
      paged.addAll(page);
      after = page.isEmpty() ? null : CandidateOrder.mark(page.getLast(), sort);
    } while (after != null);

    // Then
    assertThat(all).hasSize(48);
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void candidatesComeByErrorThoseWithoutOneLast() {
    // Given
    gateway.tell(aStudy().thatIsRequested());
    gateway.tell(aCandidate().at(0).thatWaits());
    gateway.tell(aCandidate().at(1).thatTrainedTo(30));
    gateway.tell(aCandidate().at(2).thatTrainedTo(20));
    gateway.tell(aCandidate().at(3).thatWasAbandoned());

    // When
    List<CandidateRow> all =
        gateway.queries.candidates(
            new CandidateQuery(STUDY, 0, null, List.of(), Sort.ERROR, null, 10));
    List<CandidateRow> trained =
        gateway.queries.candidates(
            new CandidateQuery(
                STUDY, null, CandidateState.TRAINED, List.of(), Sort.INDEX, null, 10));

    // Then
    assertThat(all).extracting(CandidateRow::index).containsExactly(2, 1, 0, 3);
    assertThat(trained).extracting(CandidateRow::index).containsExactly(1, 2);
    assertThat(trained).extracting(CandidateRow::id).contains(idOf(1), idOf(2));
  }

  @Test
  void aProposalUnderApprovalWaitsForAPerson() {
    // When
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.thatWaitsForAPerson()));

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.state()).isEqualTo(StudyState.AWAITING_APPROVAL);
    assertThat(view.pending().refinement()).isEqualTo("ordered-widths");
    assertThat(view.pending().interval()).containsExactly(0.9, 7.3);
    assertThat(view.decisions()).hasSize(1);
  }

  @Test
  void aStudyWhosePopulationsAreAllClosedIsConcluding() {
    // When
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.thatIsClosed()));
    gateway.tell(new StudyPaused(aProvenance(0), 7));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).state()).isEqualTo(StudyState.CONCLUDING);
  }

  @Test
  void aConcludedStudyIsConcludingWhileACandidateIsOutstanding() {
    // Given
    gateway.tell(STORY);

    // When
    gateway.tell(aCandidate().at(16).thatWaits());
    StudyState outstanding = gateway.queries.study(STUDY.value()).state();
    gateway.tell(aCandidate().at(16).thatWasAbandoned());

    // Then
    assertThat(outstanding).isEqualTo(StudyState.CONCLUDING);
    assertThat(gateway.queries.study(STUDY.value()).state()).isEqualTo(StudyState.CONCLUDED);
  }

  @Test
  void aConclusionCountsBeforeACancellation() {
    // Given
    gateway.tell(aStudy().thatIsRequested());

    // When
    gateway.tell(new StudyCancelled(aProvenance(0), "Enough."));
    StudyState cancelled = gateway.queries.study(STUDY.value()).state();
    gateway.tell(Fixtures.anEvent(StudyConcluded.class));

    // Then
    assertThat(cancelled).isEqualTo(StudyState.CANCELLED);
    assertThat(gateway.queries.study(STUDY.value()).state()).isEqualTo(StudyState.CONCLUDED);
    assertThat(gateway.queries.study(STUDY.value()).reason()).isNull();
  }

  @Test
  void theForecastIsTheRestOfTheLadderToItsCapsAtTheRateSoFar() {
    // Given
    gateway.tell(StoryOfAStudy.entries(StoryOfAStudy.thatBegins()));
    gateway.tell(aCandidate().at(0).thatWaits(), NOON);

    // When
    for (int i = 0; i < 4; i++) {
      gateway.tell(aCandidate().at(i).thatTrainedTo(40 + i), NOON.plusSeconds(10L * (i + 1)));
    }

    // Then: of the start 8 in the pilot and 16 more, 5 refinements of 16, 4 done, 10 s each.
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.state()).isEqualTo(StudyState.EXPLORING);
    assertThat(view.forecastSeconds()).isCloseTo(10.0 * (24 - 4 + 5 * 16), within(ROUNDING));
    assertThat(view.cost().forecastSecondsToNextDecision())
        .isCloseTo(10.0 * (24 - 4 + 16), within(ROUNDING));
  }

  @Test
  void theForecastCountsEveryTrainingOfANetwork() {
    // Given
    gateway.tell(aStudy().withModels(4).withReplicates(3).thatIsRequested());
    gateway.tell(aCandidate().at(0).thatWaits(), NOON);

    // When
    for (int i = 0; i < 3; i++) {
      gateway.tell(
          aCandidate().repeatedAs(i).thatTrainedTo(40 + i), NOON.plusSeconds(10L * i + 10));
    }

    // Then: of the start 2 in the pilot and 4 more, 5 refinements of 4, thrice each, 10 s each.
    assertThat(gateway.queries.study(STUDY.value()).forecastSeconds())
        .isCloseTo(10.0 * (3 * (6 + 5 * 4) - 3), within(ROUNDING));
  }

  @Test
  void theEndOfASearchIsNotKnown() {
    // Given
    gateway.tell(aStudy().withModels(4).upThe(Ladder.SEARCH).thatIsRequested());
    gateway.tell(aCandidate().at(0).thatWaits(), NOON);

    // When
    for (int i = 0; i < 3; i++) {
      gateway.tell(aCandidate().at(i).thatTrainedTo(40), NOON.plusSeconds(10L * i + 10));
    }

    // Then: of the start 2 in the pilot and 4 more, 4 of the challenger to come.
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.forecastSeconds()).isNull();
    assertThat(view.cost().forecastSecondsToNextDecision())
        .isCloseTo(10.0 * (6 - 3 + 4), within(ROUNDING));
  }

  @Test
  void theEndIsNoLaterThanTheBudgets() {
    // Given
    Budget budget = new Budget(9, null, null);
    StudyOptions options = new StudyOptions(null, null, null, budget, null, null);
    gateway.tell(aStudy().with(options).thatIsRequested());
    gateway.tell(aCandidate().at(0).thatWaits(), NOON);

    // When
    for (int i = 0; i < 3; i++) {
      gateway.tell(aCandidate().at(i).thatTrainedTo(40), NOON.plusSeconds(10L * i + 10));
    }

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.forecastSeconds()).isCloseTo(10.0 * 6, within(ROUNDING));
    assertThat(view.cost().budget()).isEqualTo(budget);
  }

  @Test
  void theNextDecisionTakesAsManyPairsAsThoseBefore() {
    // Given
    gateway.tell(aStudy().withModels(100).thatIsRequested());
    gateway.tell(aCandidate().at(0).thatWaits(), NOON);
    for (int i = 0; i < 4; i++) {
      gateway.tell(aCandidate().at(i).thatTrainedTo(40), NOON.plusSeconds(10L * i + 10));
    }

    // When
    Evidence evidence = anEvidenceOf(60);
    RefinementId first = RefinementId.of(STUDY, 1);
    gateway.tell(
        new RefinementDecided(
            aProvenance(1), first, aRefinement(), evidence, Decision.REJECTED, "evidence"));

    // Then: 20 of the start are its pilot, 60 pairs, 4 done.
    assertThat(gateway.queries.study(STUDY.value()).cost().forecastSecondsToNextDecision())
        .isCloseTo(10.0 * (20 + 60 - 4 + 60), within(ROUNDING));
  }

  @Test
  void thereIsNoForecastFromTwoOutcomes() {
    // Given
    gateway.tell(aStudy().thatIsRequested());

    // When
    gateway.tell(aCandidate().at(0).thatTrainedTo(40));
    gateway.tell(aCandidate().at(1).thatTrainedTo(40));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).forecastSeconds()).isNull();
  }

  @Test
  void whatEndedAStudyIsItsReason() {
    // Given
    gateway.tell(aStudy().thatIsRequested());
    gateway.tell(new StudyPaused(aProvenance(0), 1));

    // When
    gateway.tell(new StudyCancelled(aProvenance(0), "Enough."));
    gateway.tell(new StudyRefused(aProvenance(0), "No network fits."));

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.state()).isEqualTo(StudyState.REFUSED);
    assertThat(view.reason()).isEqualTo("No network fits.");
  }

  @Test
  void anExhaustedPopulationIsSaid() {
    // Given
    gateway.tell(aStudy().thatIsRequested());

    // When
    gateway.tell(Fixtures.anEvent(PopulationExhausted.class));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).reason())
        .contains("Only 5 networks", "200000 draws");
  }

  @Test
  void theCurveGrowsByEpochsUntilTheRunIsKnown() {
    // Given
    List<LogEntry> early = STORY.stream().filter(e -> !(e.event() instanceof Outcome)).toList();

    // When
    gateway.tell(early);

    // Then
    assertThat(gateway.curve().complete()).isFalse();
    assertThat(gateway.curve().epochs()).hasSize(2);
    assertThat(gateway.candidate().trainer()).isEqualTo("trainer-1");
  }

  @Test
  void theCurveOfALaterAttemptReplacesThatOfAnEarlierOne() {
    // Given
    gateway.tell(aCandidate().thatWaits());
    gateway.tell(epoch(1, 1));
    gateway.tell(epoch(1, 2));

    // When
    gateway.tell(epoch(2, 1));
    gateway.tell(epoch(1, 3));

    // Then
    assertThat(gateway.curve().epochs()).extracting(EpochResult::epoch).containsExactly(1);
    assertThat(gateway.candidate().attempts()).isEqualTo(2);
    assertThat(gateway.told()).hasSize(4);
  }

  @Test
  void theLogKeepsTheLatestEventsAndDropsEarlierEpochs() {
    // Given
    Gateway small = new Gateway(new InMemoryStudyViewStore(), 10);
    List<Event> story = StoryOfAStudy.whole();

    // When
    small.tell(STORY, 5);

    // Then
    List<LoggedEvent> kept = small.told();
    assertThat(kept).hasSizeBetween(10, 10 + 5);
    assertThat(idsOf(kept)).endsWith(story.getLast().id());
    assertThat(small.store.chapters(chaptersOfEpochs())).isEmpty();
    assertThat(small.views()).isEqualTo(viewsOf(STORY));
  }

  @Test
  void theTailOfTheLogBeginsWhereItIsAsked() {
    // Given
    gateway.tell(STORY, 3);
    List<LoggedEvent> all = gateway.told();

    // When
    long before = gateway.log.beforeLatest(STUDY, 7);

    // Then
    assertThat(gateway.log.events(STUDY, before, 100))
        .isEqualTo(all.subList(all.size() - 7, all.size()));
    assertThat(gateway.log.events(STUDY, before, 2))
        .isEqualTo(all.subList(all.size() - 7, all.size() - 5));
    assertThat(gateway.log.beforeLatest(STUDY, all.size())).isZero();
  }

  @Test
  void noSequenceIsGivenTwiceThoughTheStoreLostIt() {
    // Given
    gateway.tell(aStudy().thatIsRequested());
    InMemoryStudyViewStore before = gateway.store.copy();
    gateway.tell(new StudyPaused(aProvenance(0), 1));
    long lost = gateway.told().getLast().sequence();
    gateway.store.becomes(before);

    // When
    gateway.model.forget();
    gateway.tell(new StudyRefused(aProvenance(0), "No network fits."));

    // Then
    assertThat(gateway.told().getLast().sequence()).isGreaterThan(lost);
  }

  private List<Long> chaptersOfEpochs() {
    gateway.tell(STORY, 5);
    return gateway.told().stream()
        .filter(event -> event.type().equals("EpochCompleted"))
        .limit(40)
        .map(LoggedEvent::sequence)
        .toList();
  }

  private static List<Object> viewsOf(List<LogEntry> entries) {
    Gateway other = new Gateway();
    other.tell(entries);
    return other.views();
  }

  private static List<String> idsOf(List<LoggedEvent> events) {
    return events.stream().map(LoggedEvent::id).toList();
  }

  private static List<String> placesOf(List<LoggedEvent> events) {
    return events.stream().map(event -> event.sequence() + " " + event.id()).toList();
  }

  private static Evidence anEvidenceOf(int pairs) {
    Evidence evidence = anEvidence();
    return new Evidence(
        0,
        1,
        pairs,
        0,
        42.5,
        41.9,
        0.6,
        evidence.interval(),
        0.95,
        2.0,
        96.5,
        new Guarantee(
            Verdict.WORSE,
            2.0,
            100,
            20,
            pairs,
            new Interval(20, 60),
            0.009,
            null,
            5,
            8,
            1.5,
            1e12,
            null,
            "0123456789abcdef"));
  }

  private static int sum(Map<AbandonReason, Integer> reasons) {
    return reasons.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String idOf(int index) {
    return aCandidate().at(index).candidate().id().value();
  }

  private static LogEntry at(long offset, Outcome outcome) {
    return new LogEntry(Topics.OUTCOMES, 0, offset, NOON.plusSeconds(offset), outcome);
  }

  private static EpochCompleted epoch(int attempt, int epoch) {
    return new EpochCompleted(
        aProvenance(0),
        aCandidate().candidate(),
        3,
        new EpochResult(epoch, 0.1, 2.1, 70, 3.2),
        attempt,
        "trainer-" + attempt);
  }
}
