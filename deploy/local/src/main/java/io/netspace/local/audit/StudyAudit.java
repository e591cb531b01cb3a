package io.netspace.local.audit;

import io.netspace.model.study.CandidateCounts;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.StudyId;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The audit of one study: the counts of each population by source, and the candidates on which the
 * sources differ, by population, then id.
 */
public record StudyAudit(
    StudyId study,
    Map<AuditSource, SortedMap<String, CandidateCounts>> countsBySource,
    List<CandidateDifference> differences) {
  private static final Comparator<CandidateDifference> ORDER =
      Comparator.comparing((CandidateDifference d) -> d.population().value())
          .thenComparing(d -> d.candidate().value());

  public StudyAudit {
    countsBySource = Collections.unmodifiableMap(new EnumMap<>(countsBySource));
    differences = List.copyOf(differences);
  }

  /** The audits of all studies that any source knows, by id. */
  public static List<StudyAudit> compare(Map<AuditSource, SourceRecords> recordsBySource) {
    Map<StudyId, List<CandidateDifference>> differences =
        differingCandidates(recordsBySource).stream()
            .sorted(ORDER)
            .collect(Collectors.groupingBy(d -> study(d)));
    return studies(recordsBySource).values().stream()
        .map(
            study ->
                new StudyAudit(
                    study,
                    counts(study, recordsBySource),
                    differences.getOrDefault(study, List.of())))
        .toList();
  }

  private static StudyId study(CandidateDifference difference) {
    return difference.recordsBySource().values().iterator().next().study();
  }

  private static SortedMap<String, StudyId> studies(
      Map<AuditSource, SourceRecords> recordsBySource) {
    return recordsBySource.values().stream()
        .flatMap(records -> records.recordsByCandidate().values().stream())
        .map(RecordedCandidate::study)
        .distinct()
        .collect(
            Collectors.toMap(StudyId::value, Function.identity(), (one, _) -> one, TreeMap::new));
  }

  private static List<CandidateDifference> differingCandidates(
      Map<AuditSource, SourceRecords> recordsBySource) {
    Set<CandidateId> candidates = new HashSet<>();
    recordsBySource
        .values()
        .forEach(records -> candidates.addAll(records.recordsByCandidate().keySet()));
    return candidates.stream()
        .map(candidate -> differenceFor(candidate, recordsBySource))
        .filter(difference -> !allAgree(difference, recordsBySource.size()))
        .toList();
  }

  private static CandidateDifference differenceFor(
      CandidateId candidate, Map<AuditSource, SourceRecords> recordsBySource) {
    Map<AuditSource, RecordedCandidate> known = new EnumMap<>(AuditSource.class);
    recordsBySource.forEach(
        (source, records) -> {
          RecordedCandidate record = records.recordsByCandidate().get(candidate);
          if (record != null) {
            known.put(source, record);
          }
        });
    return new CandidateDifference(candidate, known.values().iterator().next().population(), known);
  }

  private static boolean allAgree(CandidateDifference difference, int sources) {
    return difference.recordsBySource().size() == sources
        && Set.copyOf(difference.recordsBySource().values()).size() == 1;
  }

  private static Map<AuditSource, SortedMap<String, CandidateCounts>> counts(
      StudyId study, Map<AuditSource, SourceRecords> recordsBySource) {
    Map<AuditSource, SortedMap<String, CandidateCounts>> counts = new EnumMap<>(AuditSource.class);
    recordsBySource.forEach((source, records) -> counts.put(source, counts(study, records)));
    return counts;
  }

  private static SortedMap<String, CandidateCounts> counts(StudyId study, SourceRecords records) {
    return records.recordsByCandidate().values().stream()
        .filter(record -> record.study().equals(study))
        .collect(Collectors.groupingBy(record -> record, Collectors.summingInt(_ -> 1)))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                group -> group.getKey().population().value(),
                group -> CandidateCounts.of(group.getKey().result(), group.getValue()),
                CandidateCounts::plus,
                TreeMap::new));
  }

  /** Whether all sources agree on every candidate. */
  public boolean isClean() {
    return differences.isEmpty();
  }

  /** The counts of its populations, by id, of one source. */
  public SortedMap<String, CandidateCounts> countsByPopulation(AuditSource source) {
    return countsBySource.getOrDefault(source, Collections.emptySortedMap());
  }

  /** The counts over all populations. */
  public CandidateCounts total(AuditSource source) {
    return countsByPopulation(source).values().stream()
        .reduce(CandidateCounts.NONE, CandidateCounts::plus);
  }
}
