package io.netspace.analyzer.application;

import static io.netspace.model.testing.Fixtures.aCandidate;

import io.netspace.messaging.event.PopulationExhausted;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.Event;
import io.netspace.model.study.Outcome;
import io.netspace.model.study.Population;
import io.netspace.model.testing.CandidateFixture;
import java.util.ArrayList;
import java.util.List;

/**
 * A sampler and trainers that follow a script: a candidate's outcome depends on its id alone. The
 * space of revision 2 has 30 networks.
 */
final class ScriptedLoop {
  private static final int NETWORKS_OF_REVISION_2 = 30;

  private ScriptedLoop() {}

  /** The answers to a request: an outcome a candidate, and the exhaustion of the space. */
  static List<Event> answer(PopulationRequested request) {
    Population population = request.population();
    boolean exhausted = population.revision() == 2 && request.upToIndex() > NETWORKS_OF_REVISION_2;
    int sampled = exhausted ? NETWORKS_OF_REVISION_2 : request.upToIndex();
    List<Event> answer = new ArrayList<>();
    for (int i = 0; i < sampled; i++) {
      for (int replicate = 0; replicate < request.trainingsEach(); replicate++) {
        answer.add(outcome(aCandidate().ofPopulation(population).at(i).repeatedAs(replicate)));
      }
    }
    if (exhausted) {
      answer.add(new PopulationExhausted(request.provenance(), population, sampled, 500_000, 1e-5));
    }
    return answer;
  }

  /** The same, and some time after each outcome another one of other contents. */
  static List<Event> answerWithLaterOutcomes(PopulationRequested request) {
    List<Event> answer = new ArrayList<>(answer(request));
    for (Event event : List.copyOf(answer)) {
      if (event instanceof Outcome outcome) {
        answer.add(laterOutcome(outcome));
      }
    }
    return answer;
  }

  private static Outcome outcome(CandidateFixture candidate) {
    int draw = Math.floorMod(candidate.candidate().id().hashCode(), 997);
    if (draw % 31 == 0) {
      return candidate.thatWasAbandoned();
    }
    return draw % 23 == 0
        ? candidate.thatDiverged()
        : candidate.thatTrainedTo(50 - 3 * candidate.population().revision() + draw / 100.0);
  }

  private static Outcome laterOutcome(Outcome outcome) {
    Candidate candidate = outcome.candidate();
    CandidateFixture same =
        aCandidate()
            .ofPopulation(candidate.population())
            .at(candidate.index())
            .repeatedAs(candidate.replicate());
    return candidate.index() % 2 == 0 ? same.thatWasAbandoned() : same.thatTrainedTo(1);
  }
}
