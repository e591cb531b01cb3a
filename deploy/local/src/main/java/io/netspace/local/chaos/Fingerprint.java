package io.netspace.local.chaos;

import io.netspace.contracts.event.RefinementDecided;
import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Conclusion;
import io.netspace.contracts.vocabulary.Decision;
import io.netspace.contracts.vocabulary.DesignSpace;
import io.netspace.contracts.vocabulary.Interval;
import io.netspace.contracts.vocabulary.ParameterSetting;
import io.netspace.contracts.vocabulary.RefinementId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All of a run that must not depend on what happened to it: two runs of one study have equal
 * fingerprints, to the last digit. Times, attempts and trainers are left out.
 *
 * @param conclusions one, or none when the study never concluded
 */
record Fingerprint(
    Map<CandidateId, Draw> candidates,
    Map<CandidateId, Fate> fates,
    Map<RefinementId, Judgement> decisions,
    List<End> conclusions) {
  private static final int MOST_OF_A_KIND = 5;

  Fingerprint {
    candidates = Collections.unmodifiableMap(new LinkedHashMap<>(candidates));
    fates = Collections.unmodifiableMap(new LinkedHashMap<>(fates));
    decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
    conclusions = List.copyOf(conclusions);
  }

  /** What was sampled. */
  record Draw(ParameterSetting parameters, Architecture architecture) {
    static Draw of(Candidate candidate) {
      return new Draw(candidate.parameters(), candidate.architecture());
    }
  }

  /** What was decided, and on what. */
  record Judgement(
      String refinement,
      Decision decision,
      int models,
      int excludedPairs,
      double gain,
      Interval interval) {
    static Judgement of(RefinementDecided decided) {
      return new Judgement(
          decided.change().name(),
          decided.decision(),
          decided.evidence().models(),
          decided.evidence().excludedPairs(),
          decided.evidence().gain(),
          decided.evidence().interval());
    }
  }

  /** What was concluded. */
  record End(int revision, DesignSpace space, Map<CandidateId, Double> best) {
    static End of(Conclusion conclusion) {
      Map<CandidateId, Double> best = new LinkedHashMap<>();
      conclusion.best().forEach(each -> best.put(each.candidate().id(), each.errorPercent()));
      return new End(conclusion.revision(), conclusion.space(), Collections.unmodifiableMap(best));
    }
  }

  /** What differs from the run that was left in peace, in sentences; none when all is equal. */
  List<String> differencesFrom(Fingerprint undisturbed) {
    List<String> differences = new ArrayList<>();
    compare("candidate", "sampled", undisturbed.candidates, candidates, differences);
    compare("candidate", "ended", undisturbed.fates, fates, differences);
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
    all.stream().limit(MOST_OF_A_KIND).forEach(differences::add);
    if (all.size() > MOST_OF_A_KIND) {
      differences.add("… and %d more of these.".formatted(all.size() - MOST_OF_A_KIND));
    }
  }
}
