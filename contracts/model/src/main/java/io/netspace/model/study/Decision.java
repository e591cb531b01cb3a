package io.netspace.model.study;

/** What becomes of a refinement; only {@link #ACCEPTED} changes the incumbent. */
public enum Decision {
  /** The claim was shown: the challenger is the new incumbent. */
  ACCEPTED,
  /** The opposite of the claim was shown, or a person said no. */
  REJECTED,
  /** Neither was shown with the models at hand. */
  INCONCLUSIVE
}
