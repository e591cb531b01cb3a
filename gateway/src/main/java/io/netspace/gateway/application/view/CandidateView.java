package io.netspace.gateway.application.view;

import io.netspace.gateway.domain.candidate.CandidateFacts;
import io.netspace.gateway.domain.candidate.OutcomeDetails;
import io.netspace.gateway.domain.candidate.TrainingProgress;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.training.TrainingRun;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One candidate in full.
 *
 * @param parameters its values of the space's parameters, one a stage or a single shared one
 * @param errorPercent null while outstanding and when abandoned
 * @param reason what went wrong, null unless diverged or abandoned
 * @param trainer that trained it or trains it now, null when none has begun
 * @param attempts deliveries so far, 0 before the first heartbeat
 * @param seconds of training, null unless trained or diverged
 */
public record CandidateView(
    String id,
    String study,
    int revision,
    String population,
    int index,
    int replicate,
    long seed,
    CandidateStatus state,
    @Nullable Double errorPercent,
    @Nullable String reason,
    Map<String, List<Double>> parameters,
    Architecture architecture,
    Complexity complexity,
    @Nullable String trainer,
    @Nullable String device,
    @Nullable String engine,
    int attempts,
    @Nullable Double seconds,
    @Nullable Double imagesPerSecond) {

  public static CandidateView of(CandidateFacts facts) {
    Candidate candidate = facts.candidate();
    OutcomeDetails outcome = facts.result();
    TrainingRun run = outcome == null ? null : outcome.run();
    TrainingProgress training = facts.training();
    return new CandidateView(
        candidate.id().value(),
        candidate.population().study().value(),
        candidate.population().revision(),
        candidate.population().id().value(),
        candidate.index(),
        candidate.replicate(),
        candidate.seed(),
        facts.state(),
        outcome == null ? null : outcome.errorPercent(),
        outcome == null ? null : outcome.reason(),
        LabelledParameters.byLabel(candidate.parameters()),
        candidate.architecture(),
        candidate.complexity(),
        trainer(run, training),
        run == null ? null : run.device(),
        run == null ? null : run.engine(),
        attempts(outcome, training),
        run == null ? null : run.seconds(),
        run == null ? null : run.imagesPerSecond());
  }

  private static @Nullable String trainer(
      @Nullable TrainingRun run, @Nullable TrainingProgress training) {
    if (run != null) {
      return run.trainer();
    }
    return training == null ? null : training.trainer();
  }

  private static int attempts(
      @Nullable OutcomeDetails outcome, @Nullable TrainingProgress training) {
    if (outcome != null) {
      return outcome.attempts();
    }
    return training == null ? 0 : training.attempt();
  }
}
