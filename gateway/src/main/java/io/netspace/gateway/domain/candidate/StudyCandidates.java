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
 * All candidates of a study, immutable. Counts, distributions and lists of the study are computed
 * from it, without reading the store.
 */
public final class StudyCandidates {
  /** Those of a study without candidates. */
  public static final StudyCandidates EMPTY = new StudyCandidates(Map.of());

  private final Map<ReplicateGroup, ReplicateGroupCandidates> groups;
  private final CandidateCounts counts;

  private StudyCandidates(Map<ReplicateGroup, ReplicateGroupCandidates> groups) {
    this.groups = Collections.unmodifiableMap(new TreeMap<>(groups));
    this.counts =
        groups.values().stream()
            .map(ReplicateGroupCandidates::counts)
            .reduce(CandidateCounts.NONE, CandidateCounts::plus);
  }

  /** With blocks that replace those of the same groups and numbers. */
  public StudyCandidates with(Collection<CandidateBlock> changed) {
    Map<ReplicateGroup, List<CandidateBlock>> byGroup = new HashMap<>();
    changed.forEach(
        block -> byGroup.computeIfAbsent(block.group(), _ -> new ArrayList<>()).add(block));
    Map<ReplicateGroup, ReplicateGroupCandidates> next = new TreeMap<>(groups);
    byGroup.forEach(
        (group, blocks) ->
            next.put(
                group, next.getOrDefault(group, ReplicateGroupCandidates.of(group)).with(blocks)));
    return new StudyCandidates(next);
  }

  /** The block of a group with this number, empty without candidates. */
  public Optional<CandidateBlock> block(ReplicateGroup group, int number) {
    return Optional.ofNullable(groups.get(group)).flatMap(records -> records.block(number));
  }

  /** Passes every candidate to the visitor, in the order of groups and indices. */
  public void forEach(CandidateBlock.Visitor visitor) {
    groups.values().forEach(group -> group.blocks().forEach(block -> block.forEach(visitor)));
  }

  /** The candidate of an id, empty when it is unknown. */
  public Optional<CandidateRecord> find(CandidateId id) {
    return CandidateRecord.isDerivedId(id) ? find(CandidateRecord.keyOf(id)) : Optional.empty();
  }

  private Optional<CandidateRecord> find(long key) {
    return groups.values().stream()
        .flatMap(group -> group.blocks().stream())
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
    groups.keySet().forEach(group -> revisions.add(group.revision()));
    return revisions;
  }

  /**
   * The errors of a revision's networks; that of a network with replicates is their mean, once all
   * have an outcome.
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

  /** The variance of a network's error over seeds, empty without replicates. */
  public Optional<WithinNetworkVariance> withinNetworks(int revision, int replicates) {
    return replicates == 1
        ? Optional.empty()
        : WithinNetworkVariance.of(
            networks(revision).map(ReplicatedNetwork::trainedErrors).toList());
  }

  private Stream<ReplicatedNetwork> networks(int revision) {
    return rankedGroups(revision)
        .collect(Collectors.groupingBy(records -> records.group().population()))
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
        .filter(records -> records.group().isRanked())
        .map(ReplicateGroupCandidates::errors)
        .filter(errors -> errors.length > 0)
        .map(errors -> errors[0])
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  public double trainingSeconds(int revision) {
    return rankedGroups(revision).mapToDouble(ReplicateGroupCandidates::seconds).sum();
  }

  /** All groups of a revision, including those of baselines and generalization tests. */
  public List<ReplicateGroupCandidates> groups(int revision) {
    return groups.values().stream()
        .filter(records -> records.group().revision() == revision)
        .toList();
  }

  public double trainingSeconds() {
    return groups.values().stream().mapToDouble(ReplicateGroupCandidates::seconds).sum();
  }

  /** Multiply-adds of all trainings per training image. */
  public double flopsPerImage() {
    return groups.values().stream().mapToDouble(ReplicateGroupCandidates::flopsPerImage).sum();
  }

  /** The replicates of a population's network. */
  public ReplicatedNetwork network(PopulationId population, int index) {
    return new ReplicatedNetwork(
        groups.values().stream()
            .filter(records -> records.group().population().equals(population))
            .flatMap(records -> records.at(index).stream())
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
        .flatMap(group -> group.blocks().stream())
        .map(time)
        .filter(Objects::nonNull);
  }

  /** The groups whose candidates are ranked. */
  private Stream<ReplicateGroupCandidates> rankedGroups(int revision) {
    return groups(revision).stream().filter(records -> records.group().isRanked());
  }
}
