package io.netspace.analyzer.domain.population;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.RankedCandidate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The best trained candidates of a population, by error, then id, each of another network: of its
 * replicates the best. The best of all are among the best of any subset that holds them, so a
 * candidate that was dropped once is never needed again. They are as many as proposals use: with a
 * quarter of the networks drawn, those beyond have 0.03 % of the mass.
 */
public final class BestCandidates {
  private static final int MAX_KEPT = 32;

  private static final Comparator<RankedCandidate> BEST_FIRST =
      Comparator.comparingDouble(RankedCandidate::errorPercent)
          .thenComparing(ranked -> ranked.candidate().id().value());

  private final TreeSet<RankedCandidate> ranked = new TreeSet<>(BEST_FIRST);

  public void offer(Candidate candidate, double errorPercent) {
    RankedCandidate offered = new RankedCandidate(candidate, errorPercent);
    RankedCandidate best =
        ranked.stream()
            .filter(known -> isSameNetwork(known.candidate(), candidate))
            .filter(known -> BEST_FIRST.compare(known, offered) < 0)
            .findFirst()
            .orElse(offered);
    ranked.removeIf(known -> isSameNetwork(known.candidate(), candidate));
    ranked.add(best);
    if (ranked.size() > MAX_KEPT) {
      ranked.pollLast();
    }
  }

  private static boolean isSameNetwork(Candidate one, Candidate other) {
    return one.index() == other.index() && one.population().equals(other.population());
  }

  /** The candidate of this id, null where it is not among the best. */
  @Nullable
  public Candidate find(CandidateId id) {
    for (RankedCandidate one : ranked) {
      if (one.candidate().id().equals(id)) {
        return one.candidate();
      }
    }
    return null;
  }

  public List<RankedCandidate> ranked() {
    return List.copyOf(ranked);
  }

  /** The best of several populations. */
  public static List<RankedCandidate> bestOf(Stream<BestCandidates> populations, int most) {
    return populations
        .flatMap(best -> best.ranked.stream())
        .sorted(BEST_FIRST)
        .limit(most)
        .toList();
  }
}
