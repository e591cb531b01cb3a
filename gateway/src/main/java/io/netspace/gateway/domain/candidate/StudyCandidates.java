package io.netspace.gateway.domain.candidate;

import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.WithinNetworkVariance;
import io.netspace.model.study.CandidateCounts;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.PopulationId;
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
public final class StudyCandidates {
  /** Of a study without candidates. */
  public static final StudyCandidates EMPTY = new StudyCandidates(Map.of());

  private final Map<ReplicateGroup, ReplicateGroupCandidates> groups;
  private final CandidateCounts counts;

  private StudyCandidates(Map<ReplicateGroup, ReplicateGroupCandidates> cohorts) {
    this.groups = Collections.unmodifiableMap(new TreeMap<>(cohorts));
    this.counts =
        cohorts.values().stream()
            .map(ReplicateGroupCandidates::counts)
            .reduce(CandidateCounts.NONE, CandidateCounts::plus);
  }

  /** With blocks in the places of those of the same cohorts and numbers. */
  public StudyCandidates with(Collection<CandidateBlock> changed) {
    Map<ReplicateGroup, List<CandidateBlock>> byCohort = new HashMap<>();
    changed.forEach(
        block -> byCohort.computeIfAbsent(block.group(), _ -> new ArrayList<>()).add(block));
    Map<ReplicateGroup, ReplicateGroupCandidates> next = new TreeMap<>(groups);
    byCohort.forEach(
        (cohort, blocks) ->
            next.put(
                cohort,
                next.getOrDefault(cohort, ReplicateGroupCandidates.of(cohort)).with(blocks)));
    return new StudyCandidates(next);
  }

  /** The block of a cohort with this number, empty when nothing is known of its candidates. */
  public Optional<CandidateBlock> block(ReplicateGroup cohort, int number) {
    return Optional.ofNullable(groups.get(cohort)).flatMap(ledger -> ledger.block(number));
  }

  /** Takes every candidate, in the order of cohorts and indices. */
  public void forEach(CandidateBlock.Visitor visitor) {
    groups.values().forEach(cohort -> cohort.blocks().forEach(block -> block.forEach(visitor)));
  }

  /** Where the candidate of an id stands, empty when nothing is known of it. */
  public Optional<CandidateRecord> find(CandidateId id) {
    return CandidateRecord.isDerivedId(id) ? find(CandidateRecord.keyOf(id)) : Optional.empty();
  }

  private Optional<CandidateRecord> find(long key) {
    return groups.values().stream()
        .flatMap(cohort -> cohort.blocks().stream())
        .map(block -> block.find(key))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Counts over the whole study. */
  public CandidateCounts counts() {
    return counts;
  }

  public CandidateCounts counts(int revision) {
    return rankedGroups(revision)
        .map(ReplicateGroupCandidates::counts)
        .reduce(CandidateCounts.NONE, CandidateCounts::plus);
  }

  public SortedSet<Integer> revisions() {
    SortedSet<Integer> revisions = new TreeSet<>();
    groups.keySet().forEach(cohort -> revisions.add(cohort.revision()));
    return revisions;
  }

  /**
   * The errors of a revision's networks: of a network that is trained several times the mean, once
   * all its candidates have their outcome.
   */
  public ErrorDistribution errors(int revision, int replicates) {
    return replicates == 1
        ? ErrorDistribution.merging(
            rankedGroups(revision).map(ReplicateGroupCandidates::errors).toList())
        : ErrorDistribution.of(
            networks(revision)
                .map(network -> network.error(replicates))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray());
  }

  /** How much a network's error varies from seed to seed, empty where none was trained twice. */
  public Optional<WithinNetworkVariance> withinNetworks(int revision, int replicates) {
    return replicates == 1
        ? Optional.empty()
        : WithinNetworkVariance.of(
            networks(revision).map(ReplicatedNetwork::trainedErrors).toList());
  }

  private Stream<ReplicatedNetwork> networks(int revision) {
    return rankedGroups(revision)
        .collect(Collectors.groupingBy(ledger -> ledger.group().population()))
        .values()
        .stream()
        .flatMap(StudyCandidates::networks);
  }

  private static Stream<ReplicatedNetwork> networks(List<ReplicateGroupCandidates> replicates) {
    int end = replicates.stream().mapToInt(ReplicateGroupCandidates::endIndex).max().orElse(0);
    return IntStream.range(0, end)
        .mapToObj(
            index ->
                new ReplicatedNetwork(
                    replicates.stream().flatMap(one -> one.at(index).stream()).toList()));
  }

  /** Lowest error of a network of any revision in percent, null without any. */
  @Nullable
  public Double bestError() {
    return groups.values().stream()
        .filter(ledger -> ledger.group().isRanked())
        .map(ReplicateGroupCandidates::errors)
        .filter(errors -> errors.length > 0)
        .map(errors -> errors[0])
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  public double trainingSeconds(int revision) {
    return rankedGroups(revision).mapToDouble(ReplicateGroupCandidates::seconds).sum();
  }

  /** All cohorts of a revision, those of baselines and of challenges among them. */
  public List<ReplicateGroupCandidates> groups(int revision) {
    return groups.values().stream()
        .filter(ledger -> ledger.group().revision() == revision)
        .toList();
  }

  public double trainingSeconds() {
    return groups.values().stream().mapToDouble(ReplicateGroupCandidates::seconds).sum();
  }

  /** Multiply-adds of all trainings for each training image. */
  public double flopsPerImage() {
    return groups.values().stream().mapToDouble(ReplicateGroupCandidates::flopsPerImage).sum();
  }

  /** Where the replicates of a population's network stand. */
  public ReplicatedNetwork network(PopulationId population, int index) {
    return new ReplicatedNetwork(
        groups.values().stream()
            .filter(ledger -> ledger.group().population().equals(population))
            .flatMap(ledger -> ledger.at(index).stream())
            .toList());
  }

  public Optional<Instant> firstSampled() {
    return times(CandidateBlock::firstSampled).min(Comparator.naturalOrder());
  }

  public Optional<Instant> lastOutcome() {
    return times(CandidateBlock::lastOutcome).max(Comparator.naturalOrder());
  }

  private Stream<Instant> times(Function<CandidateBlock, @Nullable Instant> time) {
    return groups.values().stream()
        .flatMap(cohort -> cohort.blocks().stream())
        .map(time)
        .filter(Objects::nonNull);
  }

  /** Those that show what a revision is worth. */
  private Stream<ReplicateGroupCandidates> rankedGroups(int revision) {
    return groups(revision).stream().filter(ledger -> ledger.group().isRanked());
  }
}
