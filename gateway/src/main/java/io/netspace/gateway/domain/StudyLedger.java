package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.statistics.ErrorDistribution;
import io.netspace.contracts.vocabulary.statistics.WithinNetworkVariance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every candidate of a study with its one fate: what all counts, distributions and lists of the
 * study come from, without a look at the store. It never changes.
 */
public final class StudyLedger {
  /** Of a study without candidates. */
  public static final StudyLedger EMPTY = new StudyLedger(Map.of());

  private final Map<Cohort, CohortLedger> cohorts;
  private final Fates fates;

  private StudyLedger(Map<Cohort, CohortLedger> cohorts) {
    this.cohorts = Collections.unmodifiableMap(new TreeMap<>(cohorts));
    this.fates = cohorts.values().stream().map(CohortLedger::fates).reduce(Fates.NONE, Fates::plus);
  }

  /** With blocks in the places of those of the same cohorts and numbers. */
  public StudyLedger with(Collection<FateBlock> changed) {
    Map<Cohort, List<FateBlock>> byCohort = new HashMap<>();
    changed.forEach(
        block -> byCohort.computeIfAbsent(block.cohort(), _ -> new ArrayList<>()).add(block));
    Map<Cohort, CohortLedger> next = new TreeMap<>(cohorts);
    byCohort.forEach(
        (cohort, blocks) ->
            next.put(cohort, next.getOrDefault(cohort, CohortLedger.of(cohort)).with(blocks)));
    return new StudyLedger(next);
  }

  /** The block of a cohort with this number, empty when nothing is known of its candidates. */
  public Optional<FateBlock> block(Cohort cohort, int number) {
    return Optional.ofNullable(cohorts.get(cohort)).flatMap(ledger -> ledger.block(number));
  }

  /** Takes every candidate, in the order of cohorts and indices. */
  public void forEach(FateBlock.Visitor visitor) {
    cohorts.values().forEach(cohort -> cohort.blocks().forEach(block -> block.forEach(visitor)));
  }

  /** Where the candidate of an id stands, empty when nothing is known of it. */
  public Optional<Standing> find(CandidateId id) {
    return Standing.isKeyed(id) ? find(Standing.keyOf(id)) : Optional.empty();
  }

  private Optional<Standing> find(long key) {
    return cohorts.values().stream()
        .flatMap(cohort -> cohort.blocks().stream())
        .map(block -> block.find(key))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Counts over the whole study. */
  public Fates fates() {
    return fates;
  }

  Fates fates(int revision) {
    return ofRevision(revision).map(CohortLedger::fates).reduce(Fates.NONE, Fates::plus);
  }

  SortedSet<Integer> revisions() {
    SortedSet<Integer> revisions = new TreeSet<>();
    cohorts.keySet().forEach(cohort -> revisions.add(cohort.revision()));
    return revisions;
  }

  /**
   * The errors of a revision's networks: of a network that is trained several times the mean, once
   * all its candidates have their outcome.
   */
  ErrorDistribution errors(int revision, int replicates) {
    return replicates == 1
        ? ErrorDistribution.merging(ofRevision(revision).map(CohortLedger::errors).toList())
        : ErrorDistribution.of(
            networks(revision)
                .map(network -> network.error(replicates))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray());
  }

  /** How much a network's error varies from seed to seed, empty where none was trained twice. */
  Optional<WithinNetworkVariance> withinNetworks(int revision, int replicates) {
    return replicates == 1
        ? Optional.empty()
        : WithinNetworkVariance.of(
            networks(revision).map(ReplicatedNetwork::trainedErrors).toList());
  }

  private Stream<ReplicatedNetwork> networks(int revision) {
    return ofRevision(revision)
        .collect(Collectors.groupingBy(ledger -> ledger.cohort().population()))
        .values()
        .stream()
        .flatMap(StudyLedger::networks);
  }

  private static Stream<ReplicatedNetwork> networks(List<CohortLedger> replicates) {
    int end = replicates.stream().mapToInt(CohortLedger::end).max().orElse(0);
    return IntStream.range(0, end)
        .mapToObj(
            index ->
                new ReplicatedNetwork(
                    replicates.stream().flatMap(one -> one.at(index).stream()).toList()));
  }

  /** Lowest error of a network of any revision in percent, null without any. */
  @Nullable Double bestError() {
    return cohorts.values().stream()
        .filter(ledger -> ledger.cohort().isOfRevision())
        .map(CohortLedger::errors)
        .filter(errors -> errors.length > 0)
        .map(errors -> errors[0])
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  double trainingSeconds(int revision) {
    return ofRevision(revision).mapToDouble(CohortLedger::seconds).sum();
  }

  /** All cohorts of a revision, those of baselines and of challenges among them. */
  List<CohortLedger> cohorts(int revision) {
    return cohorts.values().stream()
        .filter(ledger -> ledger.cohort().revision() == revision)
        .toList();
  }

  double trainingSeconds() {
    return cohorts.values().stream().mapToDouble(CohortLedger::seconds).sum();
  }

  /** Multiply-adds of all trainings for each training image. */
  double flopsAnImage() {
    return cohorts.values().stream().mapToDouble(CohortLedger::flopsAnImage).sum();
  }

  /** Where the replicates of a population's network stand. */
  ReplicatedNetwork network(PopulationId population, int index) {
    return new ReplicatedNetwork(
        cohorts.values().stream()
            .filter(ledger -> ledger.cohort().population().equals(population))
            .flatMap(ledger -> ledger.at(index).stream())
            .toList());
  }

  Optional<Instant> firstSampled() {
    return times(FateBlock::firstSampled).min(Comparator.naturalOrder());
  }

  Optional<Instant> lastEnded() {
    return times(FateBlock::lastEnded).max(Comparator.naturalOrder());
  }

  private Stream<Instant> times(Function<FateBlock, @Nullable Instant> time) {
    return cohorts.values().stream()
        .flatMap(cohort -> cohort.blocks().stream())
        .map(time)
        .filter(Objects::nonNull);
  }

  /** Those that show what a revision is worth. */
  private Stream<CohortLedger> ofRevision(int revision) {
    return cohorts(revision).stream().filter(ledger -> ledger.cohort().isOfRevision());
  }
}
