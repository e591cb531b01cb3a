package io.netspace.offline.proof;

import io.netspace.model.proof.ProvenOutcome;
import io.netspace.model.proof.ProvenPopulation;
import io.netspace.model.proof.StudyProof;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.StudyId;
import java.util.BitSet;

/** Checks that the outcomes of a population are those of the log, each once and none missing. */
final class PopulationCheck {
  private final ProvenPopulation population;
  private final StudyId study;
  private final int replicates;
  private final boolean concluded;
  private final BitSet seenPositions = new BitSet();
  private final ProofCheckBuilder findings = new ProofCheckBuilder();

  private PopulationCheck(StudyProof proof, ProvenPopulation population) {
    this.population = population;
    this.study = proof.study().id();
    this.replicates = proof.study().trainingsPerNetwork();
    this.concluded = proof.conclusion() != null;
  }

  static ProofCheck of(StudyProof proof, ProvenPopulation population) {
    return new PopulationCheck(proof, population).check();
  }

  private ProofCheck check() {
    findings.requireEqual("id", population.id(), population.derivedId(study));
    population.outcomes().forEach(this::checkOutcome);
    checkMissing();
    return findings.build(
        ProofCheck.Kind.POPULATION,
        "population " + population.id(),
        population.outcomes().size() + " outcomes");
  }

  private void checkOutcome(ProvenOutcome outcome) {
    if (outcome.index() >= population.size() || outcome.replicate() >= replicates) {
      findings.addFault(
          "%s is beyond the %d networks that were asked for, each trained %d times."
              .formatted(name(outcome), population.size(), replicates));
    } else if (seenPositions.get(positionOf(outcome))) {
      findings.addFault("%s has two outcomes.".formatted(name(outcome)));
    } else {
      seenPositions.set(positionOf(outcome));
      checkDigest(outcome);
    }
  }

  private void checkDigest(ProvenOutcome outcome) {
    CandidateId candidate = candidate(outcome.index(), outcome.replicate());
    String digest = outcome.digestFor(candidate);
    if (!digest.equals(outcome.digest())) {
      findings.addFault(
          "%s, candidate %s: the log's outcome has the digest %s, this one (%s) has %s."
              .formatted(
                  name(outcome), candidate, outcome.digest(), outcomeInWords(outcome), digest));
    }
  }

  private void checkMissing() {
    int expected = population.size() * replicates;
    int missing = expected - seenPositions.cardinality();
    if (!concluded) {
      if (missing > 0) {
        findings.addNote("%d of %d candidates have no outcome yet.".formatted(missing, expected));
      }
      return;
    }
    for (int place = seenPositions.nextClearBit(0);
        place < expected;
        place = seenPositions.nextClearBit(place + 1)) {
      int index = place / replicates;
      int replicate = place % replicates;
      findings.addFault(
          "%s, candidate %s: its outcome is missing."
              .formatted(name(index, replicate), candidate(index, replicate)));
    }
  }

  private int positionOf(ProvenOutcome outcome) {
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

  private static String outcomeInWords(ProvenOutcome outcome) {
    return outcome.errorPercent() == null
        ? outcome.state().toString()
        : outcome.state() + ", " + outcome.errorPercent() + " %";
  }
}
