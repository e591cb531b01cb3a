package io.netspace.analyzer.domain;

import io.netspace.contracts.vocabulary.Challenge;
import io.netspace.contracts.vocabulary.Generalisation;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Revision;
import io.netspace.contracts.vocabulary.Study;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The final space of a study against its starting space, under one challenge after the other. Each
 * begins when nothing is outstanding, so that what is left of the budget is known; one that began
 * is brought to its end.
 */
final class ChallengeSuite {
  private final List<ChallengeContest> contests;

  /**
   * A suite that has not begun; nothing to do where a study asks for no challenge, or where the
   * final space is the starting one.
   *
   * @param ledgers what is known of any population
   */
  ChallengeSuite(
      Study study, Course course, Revision last, Function<PopulationId, PopulationLedger> ledgers) {
    List<Challenge> challenges = study.beside().challenges();
    contests =
        challenges == null || course.start().equals(last)
            ? List.of()
            : challenges.stream()
                .map(challenge -> new ChallengeContest(challenge, study, course, last, ledgers))
                .toList();
  }

  /**
   * The next thing to say; empty while outcomes are awaited, and, once nothing is outstanding, when
   * all is done that the budget allows.
   *
   * @param isOutstanding whether any candidate of the study has no fate yet
   */
  Optional<Step> next(Funds funds, boolean isOutstanding) {
    for (ChallengeContest contest : contests) {
      if (!contest.hasBegun() && isOutstanding) {
        return Optional.empty();
      }
      if (contest.hasBegun() || funds.isLeft()) {
        switch (contest.next(funds)) {
          case Contest.Move.Grow grow -> {
            return Optional.of(grow.step());
          }
          case Contest.Move.Wait _ -> {
            return Optional.empty();
          }
          case Contest.Move.Done _ -> {}
        }
      }
    }
    return Optional.empty();
  }

  /** What was found, in the order of the challenges; without those that never began. */
  List<Generalisation> found() {
    return contests.stream().flatMap(contest -> contest.found().stream()).toList();
  }
}
