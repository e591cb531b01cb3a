package io.netspace.model.study;

/** The decision on a refinement; only {@link #ACCEPTED} changes the incumbent. */
public enum Decision {
  /** The claim was shown: the challenger is the new incumbent. */
  ACCEPTED,
  /** The opposite of the claim was shown, or a person rejected it. */
  REJECTED,
  /** Neither was shown with the available models. */
  INCONCLUSIVE
}
