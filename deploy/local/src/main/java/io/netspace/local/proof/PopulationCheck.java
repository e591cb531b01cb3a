package io.netspace.local.proof;

import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.proof.ProvenOutcome;
import io.netspace.contracts.vocabulary.proof.ProvenPopulation;
import io.netspace.contracts.vocabulary.proof.StudyProof;
import java.util.BitSet;

/** Whether the outcomes of a population are those of the log, each once, and none is missing. */
final class PopulationCheck {
  private final ProvenPopulation population;
  private final StudyId study;
  private final int replicates;
  private final boolean concluded;
  private final BitSet known = new BitSet();
  private final Findings findings = new Findings();

  private PopulationCheck(StudyProof proof, ProvenPopulation population) {
    this.population = population;
    this.study = proof.study().id();
    this.replicates = proof.study().trainingsEach();
    this.concluded = proof.conclusion() != null;
  }

  static Check of(StudyProof proof, ProvenPopulation population) {
    return new PopulationCheck(proof, population).check();
  }

  private Check check() {
    findings.same("id", population.id(), population.derivedId(study));
    population.outcomes().forEach(this::take);
    missing();
    return findings.check(
        Check.About.POPULATION,
        "population " + population.id(),
        population.outcomes().size() + " outcomes");
  }

  private void take(ProvenOutcome outcome) {
    if (outcome.index() >= population.size() || outcome.replicate() >= replicates) {
      findings.fault(
          "%s is beyond the %d networks that were asked for, each trained %d times."
              .formatted(name(outcome), population.size(), replicates));
    } else if (known.get(place(outcome))) {
      findings.fault("%s has two outcomes.".formatted(name(outcome)));
    } else {
      known.set(place(outcome));
      compare(outcome);
    }
  }

  private void compare(ProvenOutcome outcome) {
    CandidateId candidate = candidate(outcome.index(), outcome.replicate());
    String digest = outcome.digestFor(candidate);
    if (!digest.equals(outcome.digest())) {
      findings.fault(
          "%s, candidate %s: the log's outcome has the digest %s, this one (%s) has %s."
              .formatted(name(outcome), candidate, outcome.digest(), words(outcome), digest));
    }
  }

  private void missing() {
    int wanted = population.size() * replicates;
    int missing = wanted - known.cardinality();
    if (!concluded) {
      if (missing > 0) {
        findings.note("%d of %d candidates have no outcome yet.".formatted(missing, wanted));
      }
      return;
    }
    for (int place = known.nextClearBit(0); place < wanted; place = known.nextClearBit(place + 1)) {
      int index = place / replicates;
      int replicate = place % replicates;
      findings.fault(
          "%s, candidate %s: its outcome is missing."
              .formatted(name(index, replicate), candidate(index, replicate)));
    }
  }

  private int place(ProvenOutcome outcome) {
    return outcome.index() * replicates + outcome.replicate();
  }

  private CandidateId candidate(int index, int replicate) {
    return CandidateId.of(population.id(), index, replicate);
  }

  private String name(ProvenOutcome outcome) {
    return name(outcome.index(), outcome.replicate());
  }

  private String name(int index, int replicate) {
    String network = "Population %s, index %d".formatted(population.id(), index);
    return replicates == 1 ? network : network + ", replicate " + replicate;
  }

  private static String words(ProvenOutcome outcome) {
    return outcome.errorPercent() == null
        ? outcome.state().toString()
        : outcome.state() + ", " + outcome.errorPercent() + " %";
  }
}
