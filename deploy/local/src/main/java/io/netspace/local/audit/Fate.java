package io.netspace.local.audit;

import static io.netspace.local.Wording.words;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import org.jspecify.annotations.Nullable;

/**
 * What one account says of a candidate.
 *
 * @param sampled whether it was sampled, as far as the account knows
 * @param reason why it was abandoned; of abandoned ones only
 */
public record Fate(
    StudyId study,
    PopulationId population,
    boolean sampled,
    State state,
    @Nullable AbandonReason reason) {

  Fate asSampled() {
    return new Fate(study, population, true, state, reason);
  }

  /** Of {@code outcome} what is new to a candidate without one. */
  Fate with(Fate outcome) {
    return state == State.OUTSTANDING
        ? new Fate(study, population, sampled, outcome.state, outcome.reason)
        : this;
  }

  /** For people, such as "abandoned (population closed)". */
  public String text() {
    String fate =
        reason == null
            ? words(state.name())
            : words(state.name()) + " (" + words(reason.name()) + ")";
    return sampled ? fate : fate + ", never sampled";
  }
}
