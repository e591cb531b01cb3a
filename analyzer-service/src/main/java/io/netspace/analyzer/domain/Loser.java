package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.Revision;

/** The revision that a decision left without use, and why, in a sentence. */
record Loser(Revision revision, String reason) {
  static Loser of(Revision incumbent, Revision challenger, Decision decision) {
    String test = "Revision " + challenger.number() + " against revision " + incumbent.number();
    return switch (decision) {
      case ACCEPTED -> new Loser(incumbent, test + " was accepted, and takes its place.");
      case REJECTED -> new Loser(challenger, test + " was rejected.");
      case INCONCLUSIVE -> new Loser(challenger, test + " was inconclusive, and is not adopted.");
    };
  }
}
