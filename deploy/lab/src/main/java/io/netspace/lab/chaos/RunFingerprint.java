package io.netspace.lab.chaos;

import io.netspace.messaging.event.RefinementDecided;
import io.netspace.model.network.Architecture;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.statistics.Interval;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Conclusion;
import io.netspace.model.study.Decision;
import io.netspace.model.study.RefinementId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All results of a run that must not depend on faults: two runs of one study have equal
 * fingerprints, to the last digit. Times, attempts and trainers are left out.
 *
 * @param conclusions one; none without a conclusion
 */
record RunFingerprint(
    Map<CandidateId, SampledNetwork> candidates,
    Map<CandidateId, ComparableOutcome> outcomes,
    Map<RefinementId, DecisionSummary> decisions,
    List<ConclusionSummary> conclusions) {
  private static final int MAX_DIFFERENCES = 5;

  RunFingerprint {
    candidates = Collections.unmodifiableMap(new LinkedHashMap<>(candidates));
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
    conclusions = List.copyOf(conclusions);
  }

  /** A sampled candidate. */
  record SampledNetwork(ParameterSetting parameters, Architecture architecture) {
    static SampledNetwork of(Candidate candidate) {
      return new SampledNetwork(candidate.parameters(), candidate.architecture());
    }
  }

  /** A decision and its evidence. */
  record DecisionSummary(
      String refinement,
      Decision decision,
      int models,
      int excludedPairs,
      double gain,
      Interval interval) {
    static DecisionSummary of(RefinementDecided decided) {
      return new DecisionSummary(
          decided.change().name(),
          decided.decision(),
          decided.evidence().models(),
          decided.evidence().excludedPairs(),
          decided.evidence().gain(),
          decided.evidence().interval());
    }
  }

  /** A conclusion. */
  record ConclusionSummary(int revision, DesignSpace space, Map<CandidateId, Double> best) {
    static ConclusionSummary of(Conclusion conclusion) {
      Map<CandidateId, Double> best = new LinkedHashMap<>();
      conclusion.best().forEach(each -> best.put(each.candidate().id(), each.errorPercent()));
      return new ConclusionSummary(
          conclusion.revision(), conclusion.space(), Collections.unmodifiableMap(best));
    }
  }

  /** Differences from the undisturbed run, in sentences; empty when all is equal. */
  List<String> differencesFrom(RunFingerprint undisturbed) {
    List<String> differences = new ArrayList<>();
    compare("candidate", "sampled", undisturbed.candidates, candidates, differences);
    compare("candidate", "ended", undisturbed.outcomes, outcomes, differences);
    compare("refinement", "decided", undisturbed.decisions, decisions, differences);
    if (!List.copyOf(decisions.keySet()).equals(List.copyOf(undisturbed.decisions.keySet()))
        && decisions.keySet().equals(undisturbed.decisions.keySet())) {
      differences.add("The refinements were decided in another order.");
    }
    if (!conclusions.equals(undisturbed.conclusions)) {
      differences.add(
          "The conclusion is %s; undisturbed it is %s."
              .formatted(conclusions, undisturbed.conclusions));
    }
    return List.copyOf(differences);
  }

  private static <K, V> void compare(
      String thing, String done, Map<K, V> expected, Map<K, V> found, List<String> differences) {
    List<String> all = new ArrayList<>();
    expected.forEach(
        (id, value) -> {
          if (!found.containsKey(id)) {
            all.add("%s %s was not %s.".formatted(thing, id, done));
          } else if (!Objects.equals(found.get(id), value)) {
            all.add(
                "%s %s was %s as %s; undisturbed as %s."
                    .formatted(thing, id, done, found.get(id), value));
          }
        });
    found.keySet().stream()
        .filter(id -> !expected.containsKey(id))
        .forEach(id -> all.add("%s %s was %s only here.".formatted(thing, id, done)));
    all.stream().limit(MAX_DIFFERENCES).forEach(differences::add);
    if (all.size() > MAX_DIFFERENCES) {
      differences.add("… and %d more of these.".formatted(all.size() - MAX_DIFFERENCES));
    }
  }
}
