package io.netspace.analyzer.domain;

import static io.netspace.contracts.Fixtures.STUDY;
import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.StudyFixture;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.KnownSpaces;
import io.netspace.contracts.vocabulary.Population;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

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
  void nothingIsSaidBeforeTheStudyIsKnownOrAfterItEnded() {
    StudyLedger unknown = new StudyLedger();
    StudyLedger ended = ledgerOf(aStudy());
    ended.ended();

    assertThat(unknown.next()).isEmpty();
    assertThat(ended.next()).isEmpty();
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
      said = say(ledger);
    }
    return all;
  }

  private static void train(StudyLedger ledger, Step.GrowPopulation grow, double error) {
    for (int i = 0; i < grow.upToIndex(); i++) {
      ledger.outcome(aCandidate().ofPopulation(grow.population()).at(i).thatTrainedTo(error));
    }
  }

  private static List<Step> say(StudyLedger ledger) {
    List<Step> said = new ArrayList<>();
    Optional<Step> step = ledger.next();
    while (step.isPresent()) {
      said.add(step.get());
      note(ledger, step.get());
      step = ledger.next();
    }
    return said;
  }

  private static void note(StudyLedger ledger, Step step) {
    switch (step) {
      case Step.PublishSpace s -> ledger.published(s.revision());
      case Step.GrowPopulation s -> ledger.populationRequested(s.population());
      case Step.Propose s -> ledger.proposed(s);
      case Step.Decide s -> ledger.decided(s.id(), s.decision());
      case Step.Refuse _, Step.Conclude _ -> ledger.ended();
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

  private static Step.Conclude conclusion(List<Step> steps) {
    return (Step.Conclude) steps.getLast();
  }
}
