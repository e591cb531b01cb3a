package io.netspace.local.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway says of a study, as far as the command line shows it. Errors in percent.
 *
 * @param replicates how often each network is trained
 * @param bestError null before the first error
 * @param pending the refinement that waits for its decision, if one does
 * @param conclusion null until concluded
 * @param forecastSeconds null when there is none
 * @param reason why it ended or cannot go on
 */
public record StudyView(
    String id,
    String name,
    State state,
    int replicates,
    int trained,
    int diverged,
    int abandoned,
    int outstanding,
    @Nullable Double bestError,
    List<RevisionView> revisions,
    List<DecisionView> decisions,
    @Nullable PendingView pending,
    @Nullable ConclusionView conclusion,
    @Nullable Double forecastSeconds,
    @Nullable String reason) {
  public StudyView {
    revisions = List.copyOf(revisions);
    decisions = List.copyOf(decisions);
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
    public boolean ended() {
      return switch (this) {
        case CANCELLED, REFUSED, CONCLUDED -> true;
        case EXPLORING, COMPARING, AWAITING_APPROVAL, PAUSED, CONCLUDING -> false;
      };
    }
  }

  /** One revision of the space, with its population. */
  public record RevisionView(
      int revision,
      String name,
      @Nullable Integer parent,
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
    public int ended() {
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

  /** A decided refinement; gain and interval in points. */
  public record DecisionView(
      String id,
      String refinement,
      String claim,
      String statement,
      String decision,
      String decidedBy,
      double gain,
      List<Double> interval,
      int models) {
    public DecisionView {
      interval = List.copyOf(interval);
    }
  }

  /** A refinement that waits for its decision. */
  public record PendingView(
      String id,
      String refinement,
      String claim,
      String statement,
      String recommendation,
      double gain,
      List<Double> interval,
      int models) {
    public PendingView {
      interval = List.copyOf(interval);
    }
  }

  /** What a study ended with. */
  public record ConclusionView(int revision, String name, double log10Size) {}
}
