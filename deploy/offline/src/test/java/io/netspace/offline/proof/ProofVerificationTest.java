package io.netspace.offline.proof;

import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.proof.ProvenDecision;
import io.netspace.model.proof.ProvenOutcome;
import io.netspace.model.proof.ProvenPopulation;
import io.netspace.model.proof.ProvenStatus;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.space.Ladder;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Evidence;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Guarantee;
import io.netspace.model.study.ObservedErrors;
import io.netspace.model.study.RankedCandidate;
import io.netspace.model.study.Reference;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyOptions;
import io.netspace.offline.proof.ProofCheck.Kind;
import io.netspace.offline.proof.ProofCheck.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProofVerificationTest {
  private static final double[] MEAN_ERRORS = {50, 49, 42, 48, 42.5, 41.5, 42, 42, 42};

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDecisionOfAStudyOfAnEarlierVersionFollowsFromItsOutcomes(long seed) {
    StudyProof proof =
        scripted(aStudy().withId("demo-" + seed).withModels(32).study())
            .byEarlierRules()
            .run()
            .proof();

    assertThat(proof.decisions()).hasSize(5);
    assertThat(proof.conclusion()).isNotNull();
    assertThat(different(proof)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDecisionOfASearchFollowsAndIsMadeOnNetworksThatItDidNotLearnFrom(long seed) {
    // Given
    Study study = aStudy().withId("demo-" + seed).withModels(24).upThe(Ladder.SEARCH).study();
    // When
    StudyProof proof = scripted(study).byEarlierRules().run().proof();
    // Then
    assertThat(proof.decisions()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(proof.revisions().get(1).firstOfIncumbent()).isEqualTo(24);
    assertThat(different(proof)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"demo-11, PAPER, 32", "demo-2, SEARCH, 24"})
  void everyReferenceOfAStudyIsSolvedAgain(String id, Ladder ladder, int models) {
    // Given
    Study study = aStudy().withId(id).withModels(models).upThe(ladder).study();
    // When
    StudyProof proof = proof(study);
    // Then
    assertThat(proof.references()).hasSameSizeAs(proof.decisions());
    assertThat(proof.references()).anyMatch(Reference::isUsed).anyMatch(one -> !one.isUsed());
    assertThat(different(proof)).isEmpty();
  }

  @Test
  void whatIsChangedInAReferenceIsNamed() {
    // Given
    StudyProof proof = proof(aStudy().withId("demo-11").withModels(32).study());
    List<Reference> references = new ArrayList<>(proof.references());
    Reference used = references.stream().filter(Reference::isUsed).findFirst().orElseThrow();
    List<Double> coefficients = new ArrayList<>(used.coefficients());
    double coefficient = coefficients.get(9);
    coefficients.set(9, coefficient + 0.0001);
    references.set(references.indexOf(used), with(used, coefficients));
    // When
    ProofCheck check =
        ProofVerification.of(with(proof, references), false).checksOf(Kind.REFERENCE).stream()
            .filter(one -> one.state() == State.DIFFERENT)
            .findFirst()
            .orElseThrow();
    // Then
    assertThat(check.subject()).isEqualTo("reference of revision " + used.challenger());
    assertThat(check.differences())
        .containsExactly(
            new ValueDifference(
                "coefficient 10 (log width of stage 2)",
                String.valueOf(coefficient + 0.0001),
                String.valueOf(coefficient)));
    assertThat(check.notes()).anyMatch(note -> note.contains("--quick"));
  }

  @Test
  void aReferenceThatIsLeftOutIsMissed() {
    // Given
    StudyProof proof = proof(aStudy().withModels(32).study());
    List<Reference> references = new ArrayList<>(proof.references());
    // When
    references.remove(1);
    // Then
    assertThat(ProofVerification.of(with(proof, references), false).differingSubjects())
        .contains("reference of revision 2");
  }

  private static StudyProof with(StudyProof proof, List<Reference> references) {
    return new StudyProof(
        proof.proof(),
        proof.study(),
        proof.revisions(),
        proof.decisions(),
        proof.conclusion(),
        proof.populations(),
        references);
  }

  private static Reference with(Reference one, List<Double> coefficients) {
    return new Reference(
        one.incumbent(),
        one.challenger(),
        one.featureVersion(),
        one.prior(),
        one.priorReason(),
        one.candidates(),
        one.scaling(),
        one.errorRange(),
        one.penalty(),
        one.errorRatio(),
        one.meanError(),
        one.meanFeatures(),
        coefficients,
        one.residualWindow(),
        one.freeDraws(),
        one.reason());
  }

  @Test
  void aSearchThatComparesOnNetworksItHasSeenIsFound() {
    // Given
    StudyProof proof = proof(aStudy().withModels(24).upThe(Ladder.SEARCH).study());
    List<Revision> revisions = new ArrayList<>(proof.revisions());
    Revision second = revisions.get(2);
    revisions.set(
        2, new Revision(second.number(), second.parent(), second.refinement(), second.space(), 1));
    // When
    ProofVerification verification =
        ProofVerification.of(
            new StudyProof(
                proof.proof(),
                proof.study(),
                revisions,
                proof.decisions(),
                proof.conclusion(),
                proof.populations(),
                proof.references()));
    // Then
    assertThat(verification.checksOf(Kind.DECISION).get(1).faults())
        .singleElement()
        .asString()
        .startsWith("The comparison begins with network 1 of revision " + second.parent());
  }

  @Test
  void aSearchThatTriedWhatItsBestNetworksDidNotSuggestIsFound() {
    // Given
    StudyProof proof = proof(aStudy().withModels(24).upThe(Ladder.SEARCH).study());
    ProvenPopulation first = proof.populations().getFirst();
    List<ProvenPopulation> populations = new ArrayList<>(proof.populations());
    // When: errors of the networks that it was derived from are in reverse order.
    populations.set(0, withoutOutcomesBelow(first, 24));
    ProofVerification verification =
        ProofVerification.of(
            new StudyProof(
                proof.proof(),
                proof.study(),
                proof.revisions(),
                proof.decisions(),
                proof.conclusion(),
                populations,
                proof.references()));
    // Then
    assertThat(verification.checksOf(Kind.DECISION).getFirst().differences())
        .extracting(ValueDifference::field)
        .contains("change that the best networks suggest");
  }

  /** The best of the first networks are the worst, and the other way round. */
  private static ProvenPopulation withoutOutcomesBelow(ProvenPopulation population, int networks) {
    List<ProvenOutcome> outcomes =
        population.outcomes().stream()
            .map(
                outcome ->
                    outcome.index() >= networks || outcome.state() != ProvenStatus.TRAINED
                        ? outcome
                        : new ProvenOutcome(
                            outcome.index(),
                            outcome.replicate(),
                            outcome.state(),
                            100 - outcome.errorPercent(),
                            outcome.digest()))
            .toList();
    return new ProvenPopulation(
        population.id(),
        population.revision(),
        population.purpose(),
        population.challenge(),
        population.requested(),
        population.available(),
        population.independentDraws(),
        outcomes);
  }

  @Test
  void aBestNetworkThatTheSeedDoesNotGiveIsFound() {
    // Given
    StudyProof proof = proof(aStudy().withModels(32).study());
    Conclusion said = proof.conclusion();
    RankedCandidate best = said.best().getFirst();
    Candidate other =
        new Candidate(
            best.candidate().id(),
            best.candidate().population(),
            best.candidate().index(),
            best.candidate().replicate(),
            best.candidate().parameters(),
            said.best().getLast().candidate().architecture(),
            best.candidate().complexity(),
            best.candidate().seed());
    List<RankedCandidate> named = new ArrayList<>(said.best());
    named.set(0, new RankedCandidate(other, best.errorPercent()));
    // When
    StudyProof changed =
        new StudyProof(
            proof.proof(),
            proof.study(),
            proof.revisions(),
            proof.decisions(),
            new Conclusion(
                said.revision(),
                said.space(),
                said.log10Size(),
                named,
                said.reason(),
                said.levelSpent(),
                said.generalisations(),
                said.digest()),
            proof.populations(),
            proof.references());
    // Then
    assertThat(ProofVerification.of(changed).checksOf(Kind.CONCLUSION).getFirst().faults())
        .containsExactly(
            "Candidate %s is not the network that the study's seed gives in its place."
                .formatted(other.id()));
  }

  @Test
  void whatChallengesFoundFollowsAndBaselinesAreNotAmongTheBest() {
    // Given
    StudyOptions options =
        new StudyOptions(
            null,
            null,
            null,
            null,
            List.of(GeneralizationTest.EPOCHS_X3, GeneralizationTest.BLOCK_R),
            List.of("ResNet-50"));
    // When
    StudyProof proof = proof(aStudy().withModels(48).with(options).study());
    // Then
    assertThat(proof.conclusion().generalisations()).hasSize(2);
    ProofVerification verification = ProofVerification.of(proof);
    assertThat(verification.differingSubjects()).isEmpty();
    assertThat(verification.checksOf(Kind.CHALLENGE))
        .extracting(ProofCheck::subject)
        .containsExactly("challenge epochs-x3", "challenge block-R");
  }

  @Test
  void networksThatAreTrainedTwiceCountOnceAndASpaceMayRunOut() {
    // Given
    Study study = aStudy().withModels(24).withReplicates(2).study();
    // When
    StudyProof proof = scripted(study).withNetworks(2, 9).run().proof();
    // Then
    assertThat(proof.populations().get(2).outcomes()).hasSize(18);
    assertThat(different(proof)).isEmpty();
  }

  @Test
  void aReviewersDecisionIsAcceptedAndItsEvidenceIsRecomputed() {
    // Given
    ScriptedStudy study = scripted(aStudy().withModels(48).underApproval().study()).run();
    // When
    StudyProof proof = study.reviewed(1, false, "Too simple.").reviewed(2, true, "Clear.").proof();
    // Then
    assertThat(proof.conclusion()).isNull();
    assertThat(proof.decisions()).extracting(ProvenDecision::decidedBy).containsOnly("ada");
    ProofVerification verification = ProofVerification.of(proof);
    assertThat(verification.differingSubjects()).isEmpty();
    assertThat(verification.checksOf(Kind.DECISION).getFirst().notes())
        .containsExactly(
            "The ruling is ada's, where the evidence recommended accepted: Too simple.");
  }

  @Test
  void anEvidenceThatRecommendedOtherwiseIsFoundUnderAPersonsRuling() {
    // Given
    StudyProof proof =
        scripted(aStudy().withModels(48).underApproval().study())
            .run()
            .reviewed(1, false, "Too simple.")
            .proof();
    ProvenDecision first = proof.decisions().getFirst();
    // When
    StudyProof other =
        with(
            proof,
            new ProvenDecision(
                first.refinement(),
                first.change(),
                first.evidence(),
                first.decision(),
                first.decidedBy(),
                Decision.REJECTED,
                first.review(),
                null));
    // Then
    assertThat(decision(other).differences())
        .containsExactly(new ValueDifference("recommendation", "rejected", "accepted"));
  }

  @Test
  void aStudyThatBranchesAfterAnUndoingFollows() {
    // Given
    Study study = aStudy().withModels(48).study();
    // When
    StudyProof proof = scripted(study).undoneAsSoonAsAccepted(2, "Wrong data.").proof();
    // Then
    assertThat(proof.decisions().get(1).undone()).isNotNull();
    assertThat(proof.revisions().get(3).parent()).isEqualTo(1);
    assertThat(proof.conclusion()).isNotNull();
    ProofVerification verification = ProofVerification.of(proof);
    assertThat(verification.differingSubjects()).isEmpty();
    assertThat(verification.checksOf(Kind.DECISION).get(1).summary())
        .startsWith("accepted by evidence, undone by ada (Wrong data.)");
  }

  @Test
  void aStudyThatStillRunsHasWhatItHas() {
    // Given
    StudyProof whole = proof(aStudy().withModels(48).study());
    // When
    StudyProof running =
        new StudyProof(
            StudyProof.VERSION,
            whole.study(),
            whole.revisions().subList(0, 2),
            whole.decisions().subList(0, 1),
            null,
            whole.populations().subList(0, 2),
            whole.references().subList(0, 1));
    // Then
    assertThat(different(running)).isEmpty();
    assertThat(ProofVerification.of(running).checksOf(Kind.CONCLUSION).getFirst().summary())
        .isEqualTo("none yet");
  }

  @Test
  void aStudyOfWhichNothingIsKnownButItsRequestFollows() {
    StudyProof proof =
        new StudyProof(StudyProof.VERSION, aStudy().study(), List.of(), List.of(), null, List.of());

    assertThat(different(proof)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aStudyOfEarlierRulesFollowsByThem(long seed) {
    // Given
    Study study = aStudy().withId("demo-" + seed).withModels(32).study();
    // When
    StudyProof proof = scripted(study).byEarlierRules().run().proof();
    // Then
    assertThat(different(proof)).isEmpty();
    assertThat(proof.decisions())
        .allSatisfy(
            one -> {
              assertThat(one.evidence().excludedPairs())
                  .isEqualTo(guarantee(one).pairs() - one.evidence().models());
              assertThat(guarantee(one).challengerErrors()).isNull();
            })
        .anySatisfy(one -> assertThat(one.evidence().excludedPairs()).isPositive());
  }

  @Test
  void abandonedNetworksCountAndAreInTheProof() {
    StudyProof proof = proof(aStudy().withModels(48).study());

    assertThat(proof.decisions())
        .allSatisfy(one -> assertThat(one.evidence().excludedPairs()).isZero())
        .allSatisfy(
            one ->
                assertThat(observed(one).networks() + observed(one).abandoned())
                    .isEqualTo(guarantee(one).pairs()))
        .anySatisfy(one -> assertThat(observed(one).abandoned()).isPositive());
  }

  @Test
  void aStudyThatClaimsTheOtherRulesIsFound() {
    // Given
    StudyProof proof = proof(aStudy().withModels(48).study());
    StudyProof earlier =
        new StudyProof(
            proof.proof(),
            proof.study(),
            proof.revisions(),
            proof.decisions(),
            proof.conclusion(),
            proof.populations().stream()
                .map(
                    one ->
                        new ProvenPopulation(
                            one.id(),
                            one.revision(),
                            one.purpose(),
                            one.challenge(),
                            one.requested(),
                            one.available(),
                            null,
                            one.outcomes()))
                .toList());
    // When
    ProofVerification verification = ProofVerification.of(earlier);
    // Then
    assertThat(verification.checksOf(Kind.DECISION).getFirst().differences())
        .anySatisfy(one -> assertThat(one.field()).isEqualTo("challengerErrors"));
  }

  @Test
  void aChangedCountAboveTheWindowIsFound() {
    // Given
    StudyProof proof = proof(aStudy().withModels(48).study());
    ProvenDecision first = proof.decisions().getFirst();
    ObservedErrors errors = observed(first);
    Guarantee known = guarantee(first);
    Guarantee changed =
        new Guarantee(
            known.verdict(),
            known.smallestGain(),
            known.cap(),
            known.incumbentFrom(),
            known.pairs(),
            known.errorWindow(),
            known.level(),
            known.pairsNeeded(),
            known.wins(),
            known.unequalPairs(),
            known.signEvidence(),
            known.trainingFlops(),
            known.reason(),
            known.digest(),
            known.incumbentErrors(),
            new ObservedErrors(
                errors.networks() + 1,
                errors.abandoned(),
                errors.meanError(),
                errors.belowWindow(),
                errors.aboveWindow() + 1),
            known.withheld(),
            null);
    Evidence evidence = first.evidence();
    // When
    ProofVerification verification =
        ProofVerification.of(
            with(
                proof,
                new ProvenDecision(
                    first.refinement(),
                    first.change(),
                    new Evidence(
                        evidence.incumbent(),
                        evidence.challenger(),
                        evidence.models(),
                        evidence.excludedPairs(),
                        evidence.incumbentMeanError(),
                        evidence.challengerMeanError(),
                        evidence.gain(),
                        evidence.interval(),
                        evidence.confidence(),
                        evidence.margin(),
                        evidence.trainingSeconds(),
                        changed),
                    first.decision(),
                    first.decidedBy(),
                    null,
                    null,
                    null)));
    // Then
    assertThat(verification.checksOf(Kind.DECISION).getFirst().differences())
        .extracting(ValueDifference::field)
        .containsExactly("challengerErrors.networks", "challengerErrors.aboveWindow");
  }

  private static Guarantee guarantee(ProvenDecision decision) {
    return Objects.requireNonNull(decision.evidence().guarantee());
  }

  private static ObservedErrors observed(ProvenDecision decision) {
    return Objects.requireNonNull(guarantee(decision).challengerErrors());
  }

  @Test
  void aDecisionOfAnEarlierVersionIsCountedAndNotRecomputed() {
    // Given
    StudyProof proof = proof(aStudy().withModels(48).study());
    ProvenDecision first = proof.decisions().getFirst();
    Evidence evidence = first.evidence();
    Evidence early =
        new Evidence(
            evidence.incumbent(),
            evidence.challenger(),
            evidence.models(),
            evidence.excludedPairs(),
            evidence.incumbentMeanError(),
            evidence.challengerMeanError(),
            evidence.gain(),
            evidence.interval(),
            evidence.confidence(),
            evidence.margin(),
            evidence.trainingSeconds(),
            null);
    // When
    ProofVerification verification =
        ProofVerification.of(
            with(
                proof,
                new ProvenDecision(
                    first.refinement(),
                    first.change(),
                    early,
                    first.decision(),
                    first.decidedBy(),
                    null,
                    null,
                    null)));
    // Then
    assertThat(verification.countDecisions(State.NOT_RECOMPUTABLE)).isOne();
    assertThat(verification.countDecisions(State.EQUAL)).isEqualTo(4);
    assertThat(verification.checksOf(Kind.DECISION).getFirst().notes())
        .containsExactly("Not recomputable: compared at a fixed size by an earlier version.");
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static ScriptedStudy scripted(Study study) {
    return new ScriptedStudy(study, revision -> MEAN_ERRORS[revision]);
  }

  private static StudyProof proof(Study study) {
    return scripted(study).run().proof();
  }

  private static List<ProofCheck> different(StudyProof proof) {
    return ProofVerification.of(proof).checks().stream()
        .filter(check -> check.state() != State.EQUAL)
        .toList();
  }

  private static ProofCheck decision(StudyProof proof) {
    return ProofVerification.of(proof).checksOf(Kind.DECISION).getFirst();
  }

  /** With another first decision. */
  private static StudyProof with(StudyProof proof, ProvenDecision first) {
    List<ProvenDecision> decisions = new ArrayList<>(proof.decisions());
    decisions.set(0, first);
    return new StudyProof(
        proof.proof(),
        proof.study(),
        proof.revisions(),
        decisions,
        proof.conclusion(),
        proof.populations(),
        proof.references());
  }
}
