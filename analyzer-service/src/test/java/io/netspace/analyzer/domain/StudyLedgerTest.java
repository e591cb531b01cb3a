package io.netspace.analyzer.domain;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.StudyFixture;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.KnownSpaces;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.RankedCandidate;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudyLedgerTest {
  private static final int MODELS = 8;

  @Test
  void firstTheStartingSpaceThenItsPopulation() {
    StudyLedger ledger = ledgerOf(aStudy());

    assertThat(ledger.next())
        .contains(new Step.PublishSpace(new Revision(0, null, null, aStudy().study().space())));
    note(ledger, ledger.next().orElseThrow());
    assertThat(ledger.next().orElseThrow()).isInstanceOf(Step.GrowPopulation.class);
  }

  @Test
  void nothingIsSaidBeforeTheStudyIsKnown() {
    assertThat(new StudyLedger().next()).isEmpty();
  }

  @Test
  void waitsWhileAnOutcomeOfTheExplorationIsMissing() {
    // Given
    StudyLedger ledger = ledgerOf(aStudy());
    say(ledger);
    Population exploration = aCandidate().population();

    // When
    for (int i = 0; i < MODELS - 1; i++) {
      ledger.outcome(aCandidate().ofPopulation(exploration).at(i).thatTrainedTo(50));
    }

    // Then
    assertThat(ledger.next()).isEmpty();
  }

  @Test
  void equalSpacesGoDownTheWholeLadderBySimplificationAlone() {
    List<Step> steps = run(ledgerOf(aStudy()), revision -> 50);

    assertThat(decisions(steps))
        .containsExactly(
            Decision.ACCEPTED,
            Decision.ACCEPTED,
            Decision.INCONCLUSIVE,
            Decision.INCONCLUSIVE,
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
    List<Step> steps = run(ledgerOf(aStudy()), revision -> 60 - 5 * revision);

    assertThat(decisions(steps)).containsOnly(Decision.ACCEPTED).hasSize(5);
    assertThat(conclusion(steps).conclusion().revision()).isEqualTo(5);
    assertThat(conclusion(steps).conclusion().best()).hasSize(10);
    assertThat(conclusion(steps).conclusion().best().getFirst().errorPercent()).isEqualTo(35);
  }

  @Test
  void aRejectedChallengerLeavesTheIncumbent() {
    List<Step> steps = run(ledgerOf(aStudy()), revision -> revision == 0 ? 40 : 60);

    assertThat(decisions(steps)).containsOnly(Decision.REJECTED).hasSize(5);
    assertThat(conclusion(steps).conclusion().revision()).isZero();
    assertThat(spaceNames(steps)).endsWith("AnyNetX_A+linear-widths");
  }

  @Test
  void refinementsThatTheStartAlreadyHasAreLeftOut() {
    StudyFixture study =
        aStudy().startingFrom(KnownSpaces.named("AnyNetX_D", aStudy().study().space()));

    List<Step> steps = run(ledgerOf(study), revision -> 60 - 5 * revision);

    assertThat(spaceNames(steps)).containsExactly("AnyNetX_D", "AnyNetX_E", "RegNetX");
  }

  @Test
  void underApprovalThePersonDecidesWhateverTheEvidenceRecommends() {
    // Given
    StudyLedger ledger = ledgerOf(aStudy().underApproval());
    List<Step> steps = run(ledger, revision -> revision == 0 ? 40 : 60);
    RefinementId first = RefinementId.of(STUDY, 1);
    assertThat(steps.getLast()).isInstanceOf(Step.Propose.class);
    assertThat(ledger.next()).isEmpty();

    // When
    ledger.reviewed(first, new Verdict(Decision.ACCEPTED, "ada"));

    // Then
    assertThat(ledger.next())
        .get()
        .extracting(
            step -> ((Step.Decide) step).decidedBy(), step -> ((Step.Decide) step).decision())
        .containsExactly("ada", Decision.ACCEPTED);
  }

  @Test
  void anEmptyStartingSpaceRefusesTheStudy() {
    StudyLedger ledger = ledgerOf(aStudy());
    say(ledger);

    ledger.exhausted(aCandidate().population(), 0);

    assertThat(ledger.next().orElseThrow())
        .isInstanceOfSatisfying(
            Step.Refuse.class,
            refused -> assertThat(refused.reason()).contains("widen regime.flops"));
  }

  @Test
  void anExhaustedChallengerIsComparedAsFarAsItGoes() {
    // Given
    StudyLedger ledger = ledgerOf(aStudy());
    train(ledger, (Step.GrowPopulation) say(ledger).getLast(), 50);
    Step.GrowPopulation challenger = (Step.GrowPopulation) say(ledger).getLast();
    ledger.exhausted(challenger.population(), 1);

    // When
    ledger.outcome(aCandidate().ofPopulation(challenger.population()).at(0).thatTrainedTo(50));

    // Then
    Step.Propose proposal = (Step.Propose) ledger.next().orElseThrow();
    assertThat(proposal.evidence().models()).isEqualTo(1);
    assertThat(proposal.recommendation()).isEqualTo(Decision.INCONCLUSIVE);
  }

  @Test
  void aChallengerIsNoLargerThanTheIncumbent() {
    // Given
    StudyLedger ledger = ledgerOf(aStudy());
    Step.GrowPopulation exploration = (Step.GrowPopulation) say(ledger).getLast();
    ledger.exhausted(exploration.population(), 5);
    for (int i = 0; i < 5; i++) {
      ledger.outcome(aCandidate().ofPopulation(exploration.population()).at(i).thatTrainedTo(50));
    }

    // When
    Step challenge = say(ledger).getLast();

    // Then
    assertThat(((Step.GrowPopulation) challenge).upToIndex()).isEqualTo(5);
  }

  @Test
  void whatADecisionLeavesWithoutUseIsClosedAndTheLastAtTheEnd() {
    List<Step> accepted = run(ledgerOf(aStudy()), revision -> 60 - 5 * revision);
    List<Step> rejected = run(ledgerOf(aStudy()), revision -> revision == 0 ? 40 : 60);

    assertThat(closedRevisions(accepted)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(closedRevisions(rejected)).containsExactly(1, 2, 3, 4, 5, 0);
  }

  @Test
  void aPopulationIsClosedWithTheReason() {
    List<Step> steps = run(ledgerOf(aStudy()), revision -> revision == 0 ? 40 : 60);

    assertThat(steps)
        .filteredOn(Step.Close.class::isInstance)
        .map(step -> ((Step.Close) step).reason())
        .startsWith("Revision 1 against revision 0 was rejected.")
        .endsWith("The ladder is done: revision 0 is not challenged again.");
  }

  @Test
  void nothingIsConcludedWhileACandidateIsOutstanding() {
    // Given a log in which a challenger was to grow beyond what can be paired
    StudyLedger ledger = ledgerOf(aStudy());
    Step.GrowPopulation exploration = (Step.GrowPopulation) say(ledger).getLast();
    train(ledger, exploration.population(), 0, MODELS, 40);
    Step.GrowPopulation challenger = (Step.GrowPopulation) say(ledger).getLast();
    ledger.populationRequested(challenger.population(), MODELS + 2, 1);
    train(ledger, challenger.population(), 0, MODELS, 60);
    List<Step> onward = run(ledger, revision -> 60);

    // When
    train(ledger, challenger.population(), MODELS, MODELS + 2, 60);
    List<Step> atLast = say(ledger);

    // Then
    assertThat(closedRevisions(onward)).containsExactly(2, 3, 4, 5, 0);
    assertThat(onward).noneMatch(Step.Conclude.class::isInstance);
    assertThat(atLast).hasExactlyElementsOfTypes(Step.Close.class, Step.Conclude.class);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsRememberedGivesTheSameConclusionInAnyOrder(long seed) {
    // Given
    StudyLedger ledger = ledgerOf(aStudy());
    List<CandidateFate> kept = new ArrayList<>();
    Population population = ((Step.GrowPopulation) say(ledger).getLast()).population();
    List<Integer> indices = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
    Collections.shuffle(indices, new Random(seed));
    for (int i : indices) {
      kept.add(ledger.outcome(aCandidate().ofPopulation(population).at(i).thatTrainedTo(i % 25)));
    }
    Collections.shuffle(kept, new Random(seed));

    // When
    StudyLedger remembering = new StudyLedger();
    kept.forEach(remembering::remember);

    // Then
    assertThat(remembering.best()).hasSize(10).isEqualTo(ledger.best());
    assertThat(ledger.best().getFirst().errorPercent()).isZero();
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
    StudyLedger ledger = ledgerOf(aStudy());

    // When
    List<CandidateFate> kept = outcomes.stream().map(ledger::outcome).toList();

    // Then
    assertThat(ledger.best())
        .extracting(RankedCandidate::errorPercent)
        .containsExactly(20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0, 28.0, 29.0);
    StudyLedger remembering = new StudyLedger();
    kept.forEach(remembering::remember);
    assertThat(remembering.best()).isEqualTo(ledger.best());
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static StudyLedger ledgerOf(StudyFixture study) {
    StudyLedger ledger = new StudyLedger();
    ledger.requested(study.withModels(MODELS).study());
    return ledger;
  }

  /**
   * Says and trains until nothing is left to say; a network's error depends on its revision alone.
   */
  private static List<Step> run(StudyLedger ledger, IntToDoubleFunction errorByRevision) {
    List<Step> all = new ArrayList<>();
    List<Step> said = say(ledger);
    while (!said.isEmpty()) {
      all.addAll(said);
      if (said.getLast() instanceof Step.GrowPopulation grow) {
        train(ledger, grow, errorByRevision.applyAsDouble(grow.population().revision()));
      }
      said = said.getLast() instanceof Step.Conclude ? List.of() : say(ledger);
    }
    return all;
  }

  private static void train(StudyLedger ledger, Step.GrowPopulation grow, double error) {
    train(ledger, grow.population(), 0, grow.upToIndex(), error);
  }

  private static void train(
      StudyLedger ledger, Population population, int from, int upTo, double error) {
    for (int i = from; i < upTo; i++) {
      ledger.outcome(aCandidate().ofPopulation(population).at(i).thatTrainedTo(error));
    }
  }

  /** Says all that can be said, up to the end of the study. */
  private static List<Step> say(StudyLedger ledger) {
    List<Step> said = new ArrayList<>();
    Optional<Step> step = ledger.next();
    while (step.isPresent()) {
      said.add(step.get());
      note(ledger, step.get());
      step = isTheEnd(step.get()) ? Optional.empty() : ledger.next();
    }
    return said;
  }

  private static boolean isTheEnd(Step step) {
    return step instanceof Step.Conclude || step instanceof Step.Refuse;
  }

  private static void note(StudyLedger ledger, Step step) {
    switch (step) {
      case Step.PublishSpace s -> ledger.published(s.revision());
      case Step.GrowPopulation s -> ledger.populationRequested(s.population(), s.upToIndex(), 1);
      case Step.Propose s -> ledger.proposed(s);
      case Step.Decide s -> ledger.decided(s.id(), s.decision());
      case Step.Close s -> ledger.closed(s.population());
      case Step.Refuse _, Step.Conclude _ -> {}
    }
  }

  private static List<Decision> decisions(List<Step> steps) {
    return steps.stream()
        .filter(Step.Decide.class::isInstance)
        .map(step -> ((Step.Decide) step).decision())
        .toList();
  }

  private static List<String> spaceNames(List<Step> steps) {
    return steps.stream()
        .filter(Step.PublishSpace.class::isInstance)
        .map(step -> ((Step.PublishSpace) step).revision().space().name())
        .toList();
  }

  private static List<Integer> closedRevisions(List<Step> steps) {
    return steps.stream()
        .filter(Step.Close.class::isInstance)
        .map(step -> ((Step.Close) step).population().revision())
        .toList();
  }

  private static Step.Conclude conclusion(List<Step> steps) {
    return (Step.Conclude) steps.getLast();
  }
}
