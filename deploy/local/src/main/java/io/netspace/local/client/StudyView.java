package io.netspace.local.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway says of a study, as far as the command line shows it. Errors in percent.
 *
 * @param models pairs, at most, that a comparison looks at
 * @param replicates how often each network is trained
 * @param bestError null before the first error
 * @param pending the refinement that waits for its decision, if one does
 * @param baselines published networks, trained as all others; null for none
 * @param conclusion null until concluded
 * @param errorBudget null where an earlier version decided
 * @param forecastSeconds until the end, at most; null when there is none
 * @param reason why it ended or cannot go on
 */
public record StudyView(
    String id,
    String name,
    State state,
    int models,
    int replicates,
    int trained,
    int diverged,
    int abandoned,
    int outstanding,
    @Nullable Double bestError,
    List<RevisionView> revisions,
    @Nullable List<BaselineView> baselines,
    List<DecisionView> decisions,
    @Nullable PendingView pending,
    @Nullable ConclusionView conclusion,
    @Nullable ErrorBudgetView errorBudget,
    @Nullable CostView cost,
    @Nullable Double forecastSeconds,
    @Nullable String reason) {
  public StudyView {
    revisions = List.copyOf(revisions);
    decisions = List.copyOf(decisions);
    baselines = baselines == null ? null : List.copyOf(baselines);
  }

  /** Where a study stands. */
  public enum State {
    EXPLORING,
    COMPARING,
    AWAITING_APPROVAL,
    PAUSED,
    CONCLUDING,
    CANCELLED,
    REFUSED,
    CONCLUDED;

    /** Whether nothing more will happen. */
    public boolean isTerminal() {
      return switch (this) {
        case CANCELLED, REFUSED, CONCLUDED -> true;
        case EXPLORING, COMPARING, AWAITING_APPROVAL, PAUSED, CONCLUDING -> false;
      };
    }
  }

  /**
   * One revision of the space, with its population.
   *
   * @param out whether it, or a revision that it came from, was undone
   */
  public record RevisionView(
      int revision,
      String name,
      @Nullable Integer parent,
      boolean out,
      int requested,
      int trained,
      int diverged,
      int abandoned,
      @Nullable Double meanError,
      @Nullable Double bestError,
      @Nullable Double p10Error,
      @Nullable Double p90Error,
      @Nullable WithinNetworkVariance withinNetworks,
      @Nullable Double log10Size) {
    /** Candidates whose fate is known. */
    public int finishedCandidates() {
      return trained + diverged + abandoned;
    }
  }

  /**
   * How much a network's error varies from seed to seed.
   *
   * @param deviation in points
   * @param share of the population's variance, null when that is 0
   */
  public record WithinNetworkVariance(double deviation, @Nullable Double share) {}

  /**
   * A decided refinement; gain and interval in points.
   *
   * @param says what the evidence says, a sentence without its end
   * @param guarantee null where an earlier version compared at a fixed size
   * @param undone null unless a person undid it since
   */
  public record DecisionView(
      String id,
      String refinement,
      String claim,
      String statement,
      String decision,
      String decidedBy,
      double gain,
      List<Double> interval,
      int models,
      String says,
      @Nullable GuaranteeView guarantee,
      @Nullable UndoneView undone) {
    public DecisionView {
      interval = List.copyOf(interval);
    }
  }

  /**
   * A refinement that waits for its decision.
   *
   * @param says what the evidence says, a sentence without its end
   * @param guarantee null where an earlier version compared at a fixed size
   */
  public record PendingView(
      String id,
      String refinement,
      String claim,
      String statement,
      String recommendation,
      double gain,
      List<Double> interval,
      int models,
      String says,
      @Nullable GuaranteeView guarantee) {
    public PendingView {
      interval = List.copyOf(interval);
    }
  }

  /**
   * How a comparison was made.
   *
   * @param pairs that were looked at
   * @param level chance, at most, that the interval misses the gain at any look
   * @param reason why there is no verdict, null with one
   */
  public record GuaranteeView(String verdict, int pairs, double level, @Nullable String reason) {}

  /** Who undid an accepted refinement, and why. */
  public record UndoneView(String reviewer, String reason) {}

  /** A published network. */
  public record BaselineView(
      String name, String state, @Nullable Double errorPercent, @Nullable Long flops) {}

  /**
   * What a study ended with.
   *
   * @param reason why it ended before its ladder did, null when the ladder is done
   * @param generalisations null for none
   */
  public record ConclusionView(
      int revision,
      String name,
      double log10Size,
      @Nullable String reason,
      @Nullable List<GeneralisationView> generalisations) {
    public ConclusionView {
      generalisations = generalisations == null ? null : List.copyOf(generalisations);
    }
  }

  /** The final space against the starting one under a challenge. */
  public record GeneralisationView(String challenge, String says) {}

  /** What is spent of the chance that any interval of the study misses its gain. */
  public record ErrorBudgetView(double level, double spent) {}

  /**
   * What training has cost.
   *
   * @param flops multiply-adds, forwards and backwards
   * @param budget null without a limit
   * @param forecastSecondsToNextDecision null while none is on its way
   */
  public record CostView(
      int trainings,
      double seconds,
      double flops,
      @Nullable BudgetView budget,
      @Nullable Double forecastSecondsToNextDecision) {}

  /** What a study may spend; null where it is not limited. */
  public record BudgetView(
      @Nullable Integer trainings, @Nullable Double hours, @Nullable Double flops) {}
}
