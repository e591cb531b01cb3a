package io.netspace.analyzer.domain.planning;

import static io.netspace.model.testing.Fixtures.aCandidate;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netspace.model.planning.PopulationSizes;
import io.netspace.model.space.Refinement;
import io.netspace.model.study.Decision;
import io.netspace.model.study.Population;
import io.netspace.model.study.Reference;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The starting space is revision 0, and 1 was accepted; the challenger is revision 2. */
class ReferencePlanTest {
  private static final int NETWORKS = 48;

  private final Study study = aStudy().withModels(NETWORKS).study();
  private final int pilot = study.pilotSize();
  private final int ofStart = Math.min(20, new PopulationSizes(study).initialChallenger());
  private final StudyHistory history = new StudyHistory(study.id());
  private final ReferencePlan plan = new ReferencePlan(study, history);
  private final StudyPlanner planner = new StudyPlanner(study, history);
  private Revision challenger;

  @BeforeEach
  void publish() {
    Revision start = new Revision(0, null, null, study.space());
    Revision incumbent = refined(1, start, study.refinements().get(0));
    challenger = refined(2, incumbent, study.refinements().get(1));
    Stream.of(start, incumbent, challenger).forEach(history::published);
    history.decided(RefinementId.of(study.id(), 1), Decision.ACCEPTED, null);
  }

  private Revision refined(int number, Revision parent, Refinement change) {
    return new Revision(
        number, parent.number(), change, parent.space().with(change.constraint()), pilot);
  }

  private void request(boolean independentDraws) {
    history.populationRequested(population(0), NETWORKS, 1, independentDraws);
    history.populationRequested(population(1), NETWORKS, 1, independentDraws);
  }

  private Population population(int revision) {
    return Population.of(study.id(), history.revisions().revision(revision));
  }

  private void train(int revision, int from, int end, double error) {
    for (int i = from; i < end; i++) {
      history.recordOutcome(
          aCandidate().ofPopulation(population(revision)).at(i).thatTrainedTo(error + i % 7));
    }
  }

  @Test
  void theSetIsThePilotOfTheIncumbentAndTheFirstNetworksOfWhatItCameFrom() {
    // Given
    request(true);
    train(0, 0, NETWORKS, 50);
    train(1, 0, NETWORKS, 48);

    // When
    Reference reference = plan.fit(challenger).orElseThrow();

    // Then
    assertThat(reference.candidates())
        .extracting(Reference.Member::population, Reference.Member::index)
        .containsExactlyElementsOf(
            Stream.concat(
                    Stream.iterate(0, i -> i + 1)
                        .limit(ofStart)
                        .map(i -> tuple(population(0).id(), i)),
                    Stream.iterate(0, i -> i + 1)
                        .limit(pilot)
                        .map(i -> tuple(population(1).id(), i)))
                .toList());
    assertThat(reference.incumbent()).isOne();
    assertThat(reference.challenger()).isEqualTo(2);
  }

  @Test
  void itIsFixedBeforeTheChallengersPopulationIsRequestedOnceItsSetIsKnown() {
    // Given
    request(true);
    train(0, 0, ofStart - 1, 50);
    train(1, 0, pilot, 48);
    assertThat(planner.next()).isEmpty();

    // When
    train(0, ofStart - 1, ofStart, 50);

    // Then
    StudyStep.FixReference step = (StudyStep.FixReference) planner.next().orElseThrow();
    history.referenceFixed(step.reference());
    assertThat(planner.next()).get().isInstanceOf(StudyStep.GrowPopulation.class);
  }

  @Test
  void noErrorOfAPairChangesIt() {
    // Given
    request(true);
    train(0, 0, ofStart, 50);
    train(1, 0, pilot, 48);
    Reference before = plan.fit(challenger).orElseThrow();

    // When
    train(0, ofStart, NETWORKS, 20);
    train(1, pilot, NETWORKS, 90);
    history.populationRequested(population(2), NETWORKS, 1, true);
    train(2, 0, NETWORKS, 10);

    // Then
    assertThat(plan.fit(challenger)).contains(before);
  }

  @Test
  void anAbandonedNetworkOfTheSetIsListedWithoutAnError() {
    // Given
    request(true);
    history.recordOutcome(aCandidate().ofPopulation(population(0)).at(0).thatWasAbandoned());
    train(0, 1, ofStart, 50);
    train(1, 0, pilot, 48);

    // When
    Reference reference = plan.fit(challenger).orElseThrow();

    // Then
    assertThat(reference.candidates()).hasSize(ofStart + pilot);
    assertThat(reference.candidates().getFirst().errorPercent()).isNull();
    assertThat(reference.candidates().getFirst().digest()).isNotEmpty();
  }

  @Test
  void aStudyOfAnEarlierVersionHasNone() {
    // Given
    request(false);

    // When
    train(0, 0, NETWORKS, 50);
    train(1, 0, NETWORKS, 48);

    // Then
    assertThat(planner.next()).get().isInstanceOf(StudyStep.GrowPopulation.class);
  }

  @Test
  void aChallengerWhoseIncumbentIsUndoneBeforeItsReferenceIsWithdrawn() {
    // Given
    request(true);
    train(0, 0, ofStart - 1, 50);
    train(1, 0, pilot, 48);

    // When
    history.undone(RefinementId.of(study.id(), 1));

    // Then
    assertThat(planner.next())
        .get()
        .isInstanceOfSatisfying(
            StudyStep.Decide.class,
            decided -> {
              assertThat(decided.decision()).isEqualTo(Decision.INCONCLUSIVE);
              assertThat(decided.evidence().challenger()).isEqualTo(2);
              assertThat(decided.evidence().models()).isZero();
            });
  }
}
