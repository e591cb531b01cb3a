package io.netspace.model.study;

import io.netspace.model.common.Require;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trained network whose files are stored. Networks rank by error, then by index, then by
 * candidate; their names sort in that order, so that the best are known from the names.
 *
 * @param errorPercent rounded to a millionth
 * @param index of the candidate in its population
 */
public record KeptNetwork(double errorPercent, int index, CandidateId candidate)
    implements Comparable<KeptNetwork> {
  private static final Pattern NAME = Pattern.compile("(\\d{3}\\.\\d{6})-(\\d{10})-(.+)");

  public KeptNetwork {
    Require.that(
        errorPercent >= 0 && errorPercent <= 100, "errorPercent", errorPercent, "must be 0 to 100");
    Require.that(index >= 0, "index", index, "must be 0 or more");
  }

  /** The network of a candidate that trained to that error. */
  public static KeptNetwork of(Candidate candidate, double errorPercent) {
    return new KeptNetwork(errorPercent, candidate.index(), candidate.id());
  }

  /** The network of that name; empty if the name is invalid. */
  public static Optional<KeptNetwork> named(String name) {
    Matcher parts = NAME.matcher(name);
    try {
      return parts.matches()
          ? Optional.of(
              new KeptNetwork(
                  Double.parseDouble(parts.group(1)),
                  Integer.parseInt(parts.group(2)),
                  new CandidateId(parts.group(3))))
          : Optional.empty();
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** Such as {@code 042.500000-0000000012-9b1f…}. */
  public String name() {
    return String.format(Locale.ROOT, "%010.6f-%010d-%s", errorPercent, index, candidate);
  }

  /**
   * The best of these, one a candidate. A network that is not among the best of a subset is not
   * among the best of all, so several processes may delete the others concurrently.
   */
  public static List<KeptNetwork> best(Collection<KeptNetwork> networks, int count) {
    Set<CandidateId> seen = new HashSet<>();
    return networks.stream()
        .sorted()
        .filter(network -> seen.add(network.candidate()))
        .limit(count)
        .toList();
  }

  @Override
  public int compareTo(KeptNetwork other) {
    return name().compareTo(other.name());
  }
}
