package io.netspace.gateway.application;

import static io.netspace.gateway.application.GatewayFixture.NOON;
import static io.netspace.messaging.testing.EventFixtures.requested;
import static io.netspace.messaging.testing.EventFixtures.sampled;
import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.netspace.model.testing.Fixtures.aProvenance;
import static io.netspace.model.testing.Fixtures.aRefinement;
import static io.netspace.model.testing.Fixtures.aStudy;
import static io.netspace.model.testing.Fixtures.anEvidence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.netspace.gateway.application.CandidateQuery.Sort;
import io.netspace.gateway.application.view.BaselineView;
import io.netspace.gateway.application.view.CandidateRow;
import io.netspace.gateway.application.view.CandidateView;
import io.netspace.gateway.application.view.CostView;
import io.netspace.gateway.application.view.DecisionView;
import io.netspace.gateway.application.view.EdfView;
import io.netspace.gateway.application.view.ErrorBudgetView;
import io.netspace.gateway.application.view.RevisionView;
import io.netspace.gateway.application.view.StudyRow;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.gateway.domain.study.ChangeFacts;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.gateway.domain.study.UndoFacts;
import io.netspace.messaging.event.CandidateRequeued;
import io.netspace.messaging.event.DesignSpacePublished;
import io.netspace.messaging.event.EpochCompleted;
import io.netspace.messaging.event.PopulationExhausted;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.RefinementUndone;
import io.netspace.messaging.event.Requester;
import io.netspace.messaging.event.StudyCancelled;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.messaging.event.StudyRefused;
import io.netspace.messaging.event.Topic;
import io.netspace.messaging.log.LogEntry;
import io.netspace.messaging.testing.Disturbance;
import io.netspace.messaging.testing.EventFixtures;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Ladder;
import io.netspace.model.statistics.ConfidenceBand;
import io.netspace.model.statistics.Interval;
import io.netspace.model.statistics.Verdict;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Budget;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Event;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyOptions;
import io.netspace.model.testing.CandidateFixture;
import io.netspace.model.testing.Fixtures;
import io.netspace.model.training.EpochResult;
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
  private static final List<LogEntry> SCENARIO = StudyScenario.entries(StudyScenario.complete());

  private static final List<LogEntry> REPLICATED =
      StudyScenario.entries(StudyScenario.withReplicates(STUDY));

  private static final List<LogEntry> BRANCHED =
      StudyScenario.entries(StudyScenario.withUndoneBranch(STUDY));

  private final GatewayFixture gateway = new GatewayFixture();

  static IntStream seeds() {
    return IntStream.range(0, 24);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyRedeliveryGivesTheSameViews(int seed) {
    // Given
    gateway.deliver(SCENARIO);
    GatewayFixture other = new GatewayFixture();
    Random random = new Random(seed);

    // When
    other.deliver(Disturbance.of(StudyScenario.complete(), seed), 1 + random.nextInt(60));

    // Then
    assertThat(other.views()).isEqualTo(gateway.views());
    assertThat(idsOf(other.loggedEvents())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void redeliveredEventsChangeNothing(int seed) {
    // Given
    Random random = new Random(seed);
    gateway.deliver(SCENARIO, 1 + random.nextInt(60));
    List<Object> views = gateway.views();
    List<String> logged = placesOf(gateway.loggedEvents());

    // When
    for (int i = 0; i < 3; i++) {
      gateway.deliver(SCENARIO.subList(random.nextInt(SCENARIO.size()), SCENARIO.size()), 7);
    }

    // Then
    assertThat(gateway.views()).isEqualTo(views);
    assertThat(placesOf(gateway.loggedEvents())).isEqualTo(logged);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anotherProcessKnowsAllThatWasStored(int seed) {
    // Given
    List<LogEntry> disturbed = Disturbance.of(StudyScenario.awaitingApproval(), seed);
    int known = disturbed.size() / 2 + new Random(seed).nextInt(disturbed.size() / 2);
    gateway.deliver(disturbed.subList(0, known), 16);

    // When
    GatewayFixture another = new GatewayFixture(gateway.store, 4000);

    // Then
    assertThat(another.views()).isEqualTo(gateway.views());
    assertThat(placesOf(another.loggedEvents())).isEqualTo(placesOf(gateway.loggedEvents()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatTheStoreLosesIsReplayed(int seed) {
    // Given
    Random random = new Random(seed);
    GatewayFixture undisturbed = new GatewayFixture();
    undisturbed.deliver(SCENARIO);
    int kept = random.nextInt(SCENARIO.size());
    int lost = kept + random.nextInt(SCENARIO.size() - kept);
    gateway.deliver(SCENARIO.subList(0, kept), 10);
    InMemoryReadModelStore before = gateway.store.copy();
    gateway.deliver(SCENARIO.subList(kept, lost), 10);
    List<String> logged = placesOf(gateway.loggedEvents());

    // When
    gateway.store.replaceBy(before);
    gateway.deliver(SCENARIO.subList(lost, Math.min(SCENARIO.size(), lost + 5)), 10);
    gateway.model.reset();
    gateway.deliver(SCENARIO.subList(kept, SCENARIO.size()), 10);

    // Then
    GatewayFixture another = new GatewayFixture(gateway.store, 4000);
    assertThat(gateway.views()).isEqualTo(undisturbed.views());
    assertThat(another.views()).isEqualTo(undisturbed.views());
    assertThat(placesOf(another.loggedEvents()))
        .isEqualTo(placesOf(gateway.loggedEvents()))
        .containsAll(logged);
    assertThat(idsOf(gateway.loggedEvents())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatWasAppendedBeforeACrashIsAppendedOnceAndTakesEffect(int seed) {
    // Given
    Random random = new Random(seed);
    gateway.deliver(SCENARIO);
    GatewayFixture crashing = new GatewayFixture();
    int batch = 1 + random.nextInt(60);
    int crash = random.nextInt(SCENARIO.size() / batch);
    crashing.store.failAfter(crash);
    assertThatThrownBy(() -> crashing.deliver(SCENARIO, batch)).hasMessageContaining("away");

    // When
    GatewayFixture another = new GatewayFixture(crashing.store, 4000);
    another.deliver(SCENARIO.subList(crash * batch, SCENARIO.size()), batch);

    // Then
    assertThat(another.views()).isEqualTo(gateway.views());
    assertThat(idsOf(another.loggedEvents()))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(idsOf(gateway.loggedEvents()));
    assertThat(another.loggedEvents()).extracting(LoggedEvent::sequence).isSorted();
  }

  @Test
  void aStoreThatFailedIsWrittenAgain() {
    // Given
    gateway.store.failAfter(0);
    assertThatThrownBy(() -> gateway.deliver(SCENARIO)).hasMessageContaining("away");

    // When
    gateway.deliver(SCENARIO);

    // Then
    assertThat(new GatewayFixture(gateway.store, 4000).views()).isEqualTo(gateway.views());
    assertThat(idsOf(gateway.loggedEvents())).doesNotHaveDuplicates();
  }

  @Test
  void theViewsDoNotChangeWhileAnEmptiedStoreIsRefilled() {
    // Given
    gateway.deliver(SCENARIO);
    List<Object> views = gateway.views();
    StudyView study = gateway.queries.study(STUDY.value());
    gateway.store.replaceBy(new InMemoryReadModelStore());
    gateway.isCaughtUp(false);
    gateway.model.reset();

    // When
    gateway.deliver(SCENARIO.subList(0, 10));
    StudyView meanwhile = gateway.queries.study(STUDY.value());
    gateway.deliver(SCENARIO);
    gateway.isCaughtUp(true);

    // Then
    assertThat(meanwhile).isEqualTo(study);
    assertThat(gateway.views()).isEqualTo(views);
    assertThat(new GatewayFixture(gateway.store, 4000).views()).isEqualTo(views);
  }

  @Test
  void duringReplayAnUnreadStudyIsNotReportedAsUnknown() {
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
  void countsAddUpAtEveryMoment(int seed) {
    // Given
    List<LogEntry> disturbed = Disturbance.of(StudyScenario.complete(), seed);
    gateway.deliver(requested(aStudy()));

    for (int from = 0; from < disturbed.size(); from += 20) {
      // When
      gateway.deliver(disturbed.subList(from, Math.min(disturbed.size(), from + 20)));

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
    gateway.deliver(SCENARIO);

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
    gateway.deliver(REPLICATED);

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
    gateway.deliver(REPLICATED);

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
  void everyRedeliveryOfReplicatesGivesTheSameViews(int seed) {
    // Given
    gateway.deliver(REPLICATED);
    GatewayFixture other = new GatewayFixture();

    // When
    other.deliver(Disturbance.of(StudyScenario.withReplicates(STUDY), seed), 1 + seed % 7);

    // Then
    assertThat(other.views()).isEqualTo(gateway.views());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyRedeliveryOfABranchGivesTheSameViews(int seed) {
    // Given
    gateway.deliver(BRANCHED);
    GatewayFixture other = new GatewayFixture();

    // When
    other.deliver(Disturbance.of(StudyScenario.withUndoneBranch(STUDY), seed), 1 + seed % 7);

    // Then
    assertThat(other.views()).isEqualTo(gateway.views());
    assertThat(new GatewayFixture(other.store, 4000).views()).isEqualTo(gateway.views());
  }

  @Test
  void whatIsUndoneIsOnAnUndoneBranchWithAllDescendants() {
    // When
    gateway.deliver(BRANCHED);

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
    gateway.deliver(requested(aStudy()));
    gateway.deliver(EventFixtures.anEvent(DesignSpacePublished.class));
    gateway.deliver(new RefinementUndone(aProvenance(1), refinement, "grace", "Too early."));

    // When
    gateway.deliver(
        new RefinementDecided(
            aProvenance(1), refinement, aRefinement(), anEvidence(), Decision.REJECTED, "ada"));

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.decisions().getFirst().undone()).isNull();
    assertThat(view.revisions().getLast().out()).isFalse();
  }

  @Test
  void baselinesAndGeneralizationTestsAreApartFromTheRevisions() {
    // When
    gateway.deliver(BRANCHED);

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    long flops = aCandidate().candidate().complexity().flops();
    assertThat(view.baselines())
        .containsExactly(
            new BaselineView("ResNet-50", CandidateStatus.TRAINED, 25.0, flops),
            new BaselineView("RegNetX-200MF", CandidateStatus.OUTSTANDING, null, flops));
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
    gateway.deliver(BRANCHED);

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
    gateway.deliver(SCENARIO);

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
    gateway.deliver(requested(aStudy()));
    Evidence now = anEvidence();
    Evidence then =
        new Evidence(0, 1, 8, 0, 42.5, 41.9, 0.6, now.interval(), 0.95, 2.0, 96.5, null);

    // When
    gateway.deliver(
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
    gateway.deliver(SCENARIO);

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
    gateway.deliver(requested(aStudy()));
    gateway.deliver(sampled(aCandidate()));

    // When
    gateway.deliver(aCandidate().thatWasAbandoned());
    gateway.deliver(aCandidate().thatTrainedTo(3.0));

    // Then
    CandidateView view = gateway.candidate();
    assertThat(view.state()).isEqualTo(CandidateStatus.ABANDONED);
    assertThat(view.errorPercent()).isNull();
    assertThat(view.attempts()).isEqualTo(4);
    assertThat(gateway.loggedEvents()).hasSize(3);
  }

  @Test
  void theOutcomeWithTheLowerOffsetCountsEvenIfItArrivesLater() {
    // Given
    gateway.deliver(requested(aStudy()));
    gateway.deliver(List.of(at(9, aCandidate().thatTrainedTo(3.0))));

    // When
    gateway.deliver(List.of(at(4, aCandidate().thatTrainedTo(30.0))));
    gateway.deliver(List.of(at(9, aCandidate().thatTrainedTo(3.0))));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).bestError()).isEqualTo(30.0);
    assertThat(gateway.candidate().errorPercent()).isEqualTo(30.0);
  }

  @Test
  void aRequeuedCandidateIsSampledOnce() {
    // Given
    gateway.deliver(requested(aStudy()));

    // When
    gateway.deliver(sampled(aCandidate()));
    gateway.deliver(sampled(aCandidate()), NOON.plusSeconds(60));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).sampled()).isEqualTo(1);
    assertThat(gateway.loggedEvents()).hasSize(2);
  }

  @Test
  void aDivergedNetworkCountsAtItsErrorAndAnAbandonedOneNot() {
    // Given
    gateway.deliver(requested(aStudy()));

    // When
    gateway.deliver(aCandidate().at(0).thatTrainedTo(30.0));
    gateway.deliver(aCandidate().at(1).thatDiverged());
    gateway.deliver(aCandidate().at(2).thatWasAbandoned());

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
    assertThatThrownBy(() -> gateway.deliver(sampled(far)))
        // Then
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("index (1000000) must be below 1000000");
  }

  @Test
  void aStudyIsUnknownUntilItsRequestIsKnown() {
    // When
    gateway.deliver(StudyScenario.complete().get(1));

    // Then
    assertThat(gateway.queries.findRequested(STUDY.value())).isEmpty();
    assertThat(gateway.queries.studies(null, 10)).isEmpty();
  }

  @Test
  void studiesComeNewestFirstPageByPage() {
    // Given
    gateway.deliver(requested(aStudy().withId("b")), NOON);
    gateway.deliver(requested(aStudy().withId("a")), NOON);
    gateway.deliver(requested(aStudy().withId("c")), NOON.plusSeconds(1));

    // When
    List<StudyRow> first = gateway.queries.studies(null, 2);
    List<StudyRow> second = gateway.queries.studies(StudyQueries.sortKey(first.getLast()), 2);

    // Then
    assertThat(first).extracting(StudyRow::id).containsExactly("c", "a");
    assertThat(second).extracting(StudyRow::id).containsExactly("b");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void candidatesComePageByPageInOrder(int seed) {
    // Given
    gateway.deliver(SCENARIO);
    Sort sort = seed % 2 == 0 ? Sort.ERROR : Sort.INDEX;
    List<CandidateRow> all =
        gateway.queries.candidates(
            new CandidateQuery(STUDY, null, null, List.of(), sort, null, 1000));
    List<CandidateRow> paged = new ArrayList<>();

    // When
    CandidateQuery.SortKey after = null;
    List<CandidateRow> page;
    do {
      page =
          gateway.queries.candidates(
              new CandidateQuery(STUDY, null, null, List.of(), sort, after, 1 + seed));
      paged.addAll(page);
      after = page.isEmpty() ? null : CandidateOrder.sortKey(page.getLast(), sort);
    } while (after != null);

    // Then
    assertThat(all).hasSize(48);
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void candidatesComeByErrorThoseWithoutOneLast() {
    // Given
    gateway.deliver(requested(aStudy()));
    gateway.deliver(sampled(aCandidate().at(0)));
    gateway.deliver(aCandidate().at(1).thatTrainedTo(30));
    gateway.deliver(aCandidate().at(2).thatTrainedTo(20));
    gateway.deliver(aCandidate().at(3).thatWasAbandoned());

    // When
    List<CandidateRow> all =
        gateway.queries.candidates(
            new CandidateQuery(STUDY, 0, null, List.of(), Sort.ERROR, null, 10));
    List<CandidateRow> trained =
        gateway.queries.candidates(
            new CandidateQuery(
                STUDY, null, CandidateStatus.TRAINED, List.of(), Sort.INDEX, null, 10));

    // Then
    assertThat(all).extracting(CandidateRow::index).containsExactly(2, 1, 0, 3);
    assertThat(trained).extracting(CandidateRow::index).containsExactly(1, 2);
    assertThat(trained).extracting(CandidateRow::id).contains(idOf(1), idOf(2));
  }

  @Test
  void aProposalUnderApprovalWaitsForAPerson() {
    // When
    gateway.deliver(StudyScenario.entries(StudyScenario.awaitingApproval()));

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
    gateway.deliver(StudyScenario.entries(StudyScenario.withClosedPopulations()));
    gateway.deliver(new StudyPaused(aProvenance(0), 7));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).state()).isEqualTo(StudyState.CONCLUDING);
  }

  @Test
  void aConcludedStudyIsConcludingWhileACandidateIsOutstanding() {
    // Given
    gateway.deliver(SCENARIO);

    // When
    gateway.deliver(sampled(aCandidate().at(16)));
    StudyState outstanding = gateway.queries.study(STUDY.value()).state();
    gateway.deliver(aCandidate().at(16).thatWasAbandoned());

    // Then
    assertThat(outstanding).isEqualTo(StudyState.CONCLUDING);
    assertThat(gateway.queries.study(STUDY.value()).state()).isEqualTo(StudyState.CONCLUDED);
  }

  @Test
  void aConclusionCountsBeforeACancellation() {
    // Given
    gateway.deliver(requested(aStudy()));

    // When
    gateway.deliver(new StudyCancelled(aProvenance(0), "Enough."));
    StudyState cancelled = gateway.queries.study(STUDY.value()).state();
    gateway.deliver(EventFixtures.anEvent(StudyConcluded.class));

    // Then
    assertThat(cancelled).isEqualTo(StudyState.CANCELLED);
    assertThat(gateway.queries.study(STUDY.value()).state()).isEqualTo(StudyState.CONCLUDED);
    assertThat(gateway.queries.study(STUDY.value()).reason()).isNull();
  }

  @Test
  void theForecastIsTheRestOfTheLadderToItsMaxPairsAtTheRateSoFar() {
    // Given
    gateway.deliver(StudyScenario.entries(StudyScenario.justRequested()));
    gateway.deliver(sampled(aCandidate().at(0)), NOON);

    // When
    for (int i = 0; i < 4; i++) {
      gateway.deliver(aCandidate().at(i).thatTrainedTo(40 + i), NOON.plusSeconds(10L * (i + 1)));
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
    gateway.deliver(requested(aStudy().withModels(4).withReplicates(3)));
    gateway.deliver(sampled(aCandidate().at(0)), NOON);

    // When
    for (int i = 0; i < 3; i++) {
      gateway.deliver(
          aCandidate().repeatedAs(i).thatTrainedTo(40 + i), NOON.plusSeconds(10L * i + 10));
    }

    // Then: of the start 2 in the pilot and 4 more, 5 refinements of 4, thrice each, 10 s each.
    assertThat(gateway.queries.study(STUDY.value()).forecastSeconds())
        .isCloseTo(10.0 * (3 * (6 + 5 * 4) - 3), within(ROUNDING));
  }

  @Test
  void aStudySaysThatACandidateWaitsForALargerTrainer() {
    // Given
    gateway.deliver(requested(aStudy()));
    gateway.deliver(sampled(aCandidate().at(0)));
    gateway.deliver(sampled(aCandidate().at(1)));

    // When
    gateway.deliver(requeued(aCandidate().at(0), 1_200_000_000, 1));
    gateway.deliver(requeued(aCandidate().at(0), 1_000_000_000, 2));
    gateway.deliver(requeued(aCandidate().at(0), 1_200_000_000, 1));
    gateway.deliver(requeued(aCandidate().at(1), 1_000_000_000, 1));
    gateway.deliver(aCandidate().at(1).thatTrainedTo(40));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).waiting())
        .isEqualTo(
            "1 candidate waits for a larger trainer. Candidate %s: its training takes about 5.3 GB of memory, and the largest of the 2 trainers that had it has 1.2 GB for it; after 21 it is abandoned. Start a trainer with more memory (netspace.trainer.memory), or cancel the study and set regime.memory."
                .formatted(aCandidate().at(0).candidate().id()));
    assertThat(gateway.loggedEvents().stream().map(LoggedEvent::type))
        .filteredOn("CandidateRequeued"::equals)
        .hasSize(3);
    GatewayFixture restarted = new GatewayFixture(gateway.store, 4000);
    assertThat(restarted.queries.study(STUDY.value()).waiting()).contains("1 candidate waits");
  }

  @Test
  void aStudyListsWhoChangedWhatAndFromWhere() {
    // Given
    gateway.deliver(requested(aStudy()));
    StudyPaused pause =
        new StudyPaused(Fixtures.aProvenance(0), 1, new Requester("ada", "192.168.1.10"));

    // When
    gateway.deliver(pause, NOON.plusSeconds(5));
    gateway.deliver(pause, NOON.plusSeconds(9));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).changes())
        .extracting(ChangeFacts::what, ChangeFacts::login, ChangeFacts::address, ChangeFacts::time)
        .containsExactly(
            tuple("StudyRequested", null, null, NOON),
            tuple("StudyPaused", "ada", "192.168.1.10", NOON.plusSeconds(5)));
    assertThat(new GatewayFixture(gateway.store, 4000).queries.study(STUDY.value()).changes())
        .hasSize(2);
  }

  @Test
  void aCandidateWithAnOutcomeWaitsNoLonger() {
    // Given
    gateway.deliver(requested(aStudy()));
    gateway.deliver(sampled(aCandidate().at(0)));
    gateway.deliver(requeued(aCandidate().at(0), 1_200_000_000, 1));

    // When
    gateway.deliver(aCandidate().at(0).thatWasAbandoned());
    gateway.deliver(requeued(aCandidate().at(0), 1_200_000_000, 2));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).waiting()).isNull();
  }

  private static CandidateRequeued requeued(
      CandidateFixture candidate, long trainerMemory, int times) {
    return new CandidateRequeued(
        Fixtures.aProvenance(0),
        candidate.candidate(),
        5_300_000_000L,
        trainerMemory,
        times,
        20,
        "trainer-1");
  }

  @Test
  void theEndOfASearchIsNotKnown() {
    // Given
    gateway.deliver(requested(aStudy().withModels(4).upThe(Ladder.SEARCH)));
    gateway.deliver(sampled(aCandidate().at(0)), NOON);

    // When
    for (int i = 0; i < 3; i++) {
      gateway.deliver(aCandidate().at(i).thatTrainedTo(40), NOON.plusSeconds(10L * i + 10));
    }

    // Then: of the start 4 to derive the refinement from and 4 more, 4 of the challenger to come.
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.forecastSeconds()).isNull();
    assertThat(view.cost().forecastSecondsToNextDecision())
        .isCloseTo(10.0 * (8 - 3 + 4), within(ROUNDING));
  }

  @Test
  void theEndIsNoLaterThanTheBudgets() {
    // Given
    Budget budget = new Budget(9, null, null);
    StudyOptions options = new StudyOptions(null, null, null, budget, null, null);
    gateway.deliver(requested(aStudy().with(options)));
    gateway.deliver(sampled(aCandidate().at(0)), NOON);

    // When
    for (int i = 0; i < 3; i++) {
      gateway.deliver(aCandidate().at(i).thatTrainedTo(40), NOON.plusSeconds(10L * i + 10));
    }

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.forecastSeconds()).isCloseTo(10.0 * 6, within(ROUNDING));
    assertThat(view.cost().budget()).isEqualTo(budget);
  }

  @Test
  void theNextDecisionTakesAsManyPairsAsThoseBefore() {
    // Given
    gateway.deliver(requested(aStudy().withModels(100)));
    gateway.deliver(sampled(aCandidate().at(0)), NOON);
    for (int i = 0; i < 4; i++) {
      gateway.deliver(aCandidate().at(i).thatTrainedTo(40), NOON.plusSeconds(10L * i + 10));
    }

    // When
    Evidence evidence = anEvidenceOf(60);
    RefinementId first = RefinementId.of(STUDY, 1);
    gateway.deliver(
        new RefinementDecided(
            aProvenance(1), first, aRefinement(), evidence, Decision.REJECTED, "evidence"));

    // Then: 20 of the start are its pilot, 60 pairs, 4 done.
    assertThat(gateway.queries.study(STUDY.value()).cost().forecastSecondsToNextDecision())
        .isCloseTo(10.0 * (20 + 60 - 4 + 60), within(ROUNDING));
  }

  @Test
  void anAcceptedIncumbentIsComparedAfterItsPilotToo() {
    // Given
    Study study = aStudy().withModels(16).study();
    gateway.deliver(requested(aStudy().withModels(16)));
    gateway.deliver(sampled(aCandidate().at(0)), NOON);
    for (int i = 0; i < 4; i++) {
      gateway.deliver(aCandidate().at(i).thatTrainedTo(40), NOON.plusSeconds(10L * i + 10));
    }
    DesignSpace shared = study.space().with(aRefinement().constraint());
    Revision accepted = new Revision(1, 0, aRefinement(), shared, study.pilotSize());
    gateway.deliver(new DesignSpacePublished(aProvenance(1), accepted));

    // When
    RefinementId first = RefinementId.of(STUDY, 1);
    gateway.deliver(
        new RefinementDecided(
            aProvenance(1), first, aRefinement(), anEvidenceOf(16), Decision.ACCEPTED, "evidence"));

    // Then: of the incumbent 8 in the pilot and 16 more, 4 refinements of 16 left, 10 s each.
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.forecastSeconds()).isCloseTo(10.0 * (24 + 4 * 16), within(ROUNDING));
    assertThat(view.cost().forecastSecondsToNextDecision())
        .isCloseTo(10.0 * (24 + 16), within(ROUNDING));
  }

  @Test
  void thereIsNoForecastFromTwoOutcomes() {
    // Given
    gateway.deliver(requested(aStudy()));

    // When
    gateway.deliver(aCandidate().at(0).thatTrainedTo(40));
    gateway.deliver(aCandidate().at(1).thatTrainedTo(40));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).forecastSeconds()).isNull();
  }

  @Test
  void whatEndedAStudyIsItsReason() {
    // Given
    gateway.deliver(requested(aStudy()));
    gateway.deliver(new StudyPaused(aProvenance(0), 1));

    // When
    gateway.deliver(new StudyCancelled(aProvenance(0), "Enough."));
    gateway.deliver(new StudyRefused(aProvenance(0), "No network fits."));

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.state()).isEqualTo(StudyState.REFUSED);
    assertThat(view.reason()).isEqualTo("No network fits.");
  }

  @Test
  void aStudyThatWasRefusedAfterItBeganHasFailed() {
    // Given
    gateway.deliver(requested(aStudy()));

    // When
    gateway.deliver(new StudyRefused(aProvenance(0), "Folder /nowhere does not exist.", true));

    // Then
    StudyView view = gateway.queries.study(STUDY.value());
    assertThat(view.state()).isEqualTo(StudyState.FAILED);
    assertThat(view.state().ended()).isTrue();
    assertThat(view.reason()).isEqualTo("Folder /nowhere does not exist.");
  }

  @Test
  void anExhaustedPopulationIsReported() {
    // Given
    gateway.deliver(requested(aStudy()));

    // When
    gateway.deliver(EventFixtures.anEvent(PopulationExhausted.class));

    // Then
    assertThat(gateway.queries.study(STUDY.value()).reason())
        .contains("Only 5 networks", "200000 draws");
  }

  @Test
  void theCurveGrowsByEpochsUntilTheRunIsKnown() {
    // Given
    List<LogEntry> early = SCENARIO.stream().filter(e -> !(e.event() instanceof Outcome)).toList();

    // When
    gateway.deliver(early);

    // Then
    assertThat(gateway.curve().complete()).isFalse();
    assertThat(gateway.curve().epochs()).hasSize(2);
    assertThat(gateway.candidate().trainer()).isEqualTo("trainer-1");
  }

  @Test
  void theCurveOfALaterAttemptReplacesThatOfAnEarlierOne() {
    // Given
    gateway.deliver(sampled(aCandidate()));
    gateway.deliver(epoch(1, 1));
    gateway.deliver(epoch(1, 2));

    // When
    gateway.deliver(epoch(2, 1));
    gateway.deliver(epoch(1, 3));

    // Then
    assertThat(gateway.curve().epochs()).extracting(EpochResult::epoch).containsExactly(1);
    assertThat(gateway.candidate().attempts()).isEqualTo(2);
    assertThat(gateway.loggedEvents()).hasSize(4);
  }

  @Test
  void theLogKeepsTheLatestEventsAndDropsEarlierEpochs() {
    // Given
    GatewayFixture small = new GatewayFixture(new InMemoryReadModelStore(), 10);
    List<Event> story = StudyScenario.complete();

    // When
    small.deliver(SCENARIO, 5);

    // Then
    List<LoggedEvent> kept = small.loggedEvents();
    assertThat(kept).hasSizeBetween(10, 10 + 5);
    assertThat(idsOf(kept)).endsWith(story.getLast().id());
    assertThat(small.store.segments(segmentsOfEpochs())).isEmpty();
    assertThat(small.views()).isEqualTo(viewsOf(SCENARIO));
  }

  @Test
  void theTailOfTheLogBeginsWhereItIsAsked() {
    // Given
    gateway.deliver(SCENARIO, 3);
    List<LoggedEvent> all = gateway.loggedEvents();

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
    gateway.deliver(requested(aStudy()));
    InMemoryReadModelStore before = gateway.store.copy();
    gateway.deliver(new StudyPaused(aProvenance(0), 1));
    long lost = gateway.loggedEvents().getLast().sequence();
    gateway.store.replaceBy(before);

    // When
    gateway.model.reset();
    gateway.deliver(new StudyRefused(aProvenance(0), "No network fits."));

    // Then
    assertThat(gateway.loggedEvents().getLast().sequence()).isGreaterThan(lost);
  }

  private List<Long> segmentsOfEpochs() {
    gateway.deliver(SCENARIO, 5);
    return gateway.loggedEvents().stream()
        .filter(event -> event.type().equals("EpochCompleted"))
        .limit(40)
        .map(LoggedEvent::sequence)
        .toList();
  }

  private static List<Object> viewsOf(List<LogEntry> entries) {
    GatewayFixture other = new GatewayFixture();
    other.deliver(entries);
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
    return new LogEntry(Topic.OUTCOMES, 0, offset, NOON.plusSeconds(offset), outcome);
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
