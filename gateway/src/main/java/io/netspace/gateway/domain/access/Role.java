package io.netspace.gateway.domain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a login may do; every login may read. */
public enum Role {
  /** Reads everything, and changes nothing. */
  VIEWER,
  /** Requests, pauses, resumes and cancels studies. */
  OPERATOR,
  /** Approves, rejects and undoes refinements. */
  APPROVER;

  /** Its name in key files, tokens and commands. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word, if it is one. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
