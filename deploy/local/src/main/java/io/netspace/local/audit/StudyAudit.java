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
 * One study as the accounts have it: the ledger of each of its populations, and the candidates on
 * which the accounts differ, by population, then id.
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

  /** Every study that any account knows, by id. */
  public static List<StudyAudit> compare(Map<AuditSource, SourceRecords> accounts) {
    Map<StudyId, List<CandidateDifference>> differences =
        differingCandidates(accounts).stream()
            .sorted(ORDER)
            .collect(Collectors.groupingBy(d -> study(d)));
    return studies(accounts).values().stream()
        .map(
            study ->
                new StudyAudit(
                    study, ledgers(study, accounts), differences.getOrDefault(study, List.of())))
        .toList();
  }

  private static StudyId study(CandidateDifference difference) {
    return difference.recordsBySource().values().iterator().next().study();
  }

  private static SortedMap<String, StudyId> studies(Map<AuditSource, SourceRecords> accounts) {
    return accounts.values().stream()
        .flatMap(account -> account.recordsByCandidate().values().stream())
        .map(RecordedCandidate::study)
        .distinct()
        .collect(
            Collectors.toMap(StudyId::value, Function.identity(), (one, _) -> one, TreeMap::new));
  }

  private static List<CandidateDifference> differingCandidates(
      Map<AuditSource, SourceRecords> accounts) {
    Set<CandidateId> candidates = new HashSet<>();
    accounts.values().forEach(account -> candidates.addAll(account.recordsByCandidate().keySet()));
    return candidates.stream()
        .map(candidate -> differenceFor(candidate, accounts))
        .filter(said -> !allAgree(said, accounts.size()))
        .toList();
  }

  private static CandidateDifference differenceFor(
      CandidateId candidate, Map<AuditSource, SourceRecords> accounts) {
    Map<AuditSource, RecordedCandidate> fates = new EnumMap<>(AuditSource.class);
    accounts.forEach(
        (source, account) -> {
          RecordedCandidate fate = account.recordsByCandidate().get(candidate);
          if (fate != null) {
            fates.put(source, fate);
          }
        });
    return new CandidateDifference(candidate, fates.values().iterator().next().population(), fates);
  }

  private static boolean allAgree(CandidateDifference said, int accounts) {
    return said.recordsBySource().size() == accounts
        && Set.copyOf(said.recordsBySource().values()).size() == 1;
  }

  private static Map<AuditSource, SortedMap<String, CandidateCounts>> ledgers(
      StudyId study, Map<AuditSource, SourceRecords> accounts) {
    Map<AuditSource, SortedMap<String, CandidateCounts>> ledgers = new EnumMap<>(AuditSource.class);
    accounts.forEach((source, account) -> ledgers.put(source, ledgers(study, account)));
    return ledgers;
  }

  private static SortedMap<String, CandidateCounts> ledgers(StudyId study, SourceRecords account) {
    return account.recordsByCandidate().values().stream()
        .filter(fate -> fate.study().equals(study))
        .collect(Collectors.groupingBy(fate -> fate, Collectors.summingInt(_ -> 1)))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                met -> met.getKey().population().value(),
                met -> CandidateCounts.of(met.getKey().result(), met.getValue()),
                CandidateCounts::plus,
                TreeMap::new));
  }

  /** Whether all accounts say the same of every candidate. */
  public boolean isClean() {
    return differences.isEmpty();
  }

  /** The ledgers of its populations, by id, as one account has them. */
  public SortedMap<String, CandidateCounts> countsByPopulation(AuditSource source) {
    return countsBySource.getOrDefault(source, Collections.emptySortedMap());
  }

  /** The study's ledger over all populations. */
  public CandidateCounts total(AuditSource source) {
    return countsByPopulation(source).values().stream()
        .reduce(CandidateCounts.NONE, CandidateCounts::plus);
  }
}
