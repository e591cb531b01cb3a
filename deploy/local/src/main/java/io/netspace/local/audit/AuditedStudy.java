package io.netspace.local.audit;

import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.StudyId;
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
public record AuditedStudy(
    StudyId study, Map<Source, SortedMap<String, Ledger>> ledgers, List<Difference> differences) {
  private static final Comparator<Difference> ORDER =
      Comparator.comparing((Difference d) -> d.population().value())
          .thenComparing(d -> d.candidate().value());

  public AuditedStudy {
    ledgers = Collections.unmodifiableMap(new EnumMap<>(ledgers));
    differences = List.copyOf(differences);
  }

  /** Every study that any account knows, by id. */
  public static List<AuditedStudy> compare(Map<Source, Account> accounts) {
    Map<StudyId, List<Difference>> differences =
        differing(accounts).stream().sorted(ORDER).collect(Collectors.groupingBy(d -> study(d)));
    return studies(accounts).values().stream()
        .map(
            study ->
                new AuditedStudy(
                    study, ledgers(study, accounts), differences.getOrDefault(study, List.of())))
        .toList();
  }

  private static StudyId study(Difference difference) {
    return difference.fates().values().iterator().next().study();
  }

  private static SortedMap<String, StudyId> studies(Map<Source, Account> accounts) {
    return accounts.values().stream()
        .flatMap(account -> account.fates().values().stream())
        .map(Fate::study)
        .distinct()
        .collect(
            Collectors.toMap(StudyId::value, Function.identity(), (one, _) -> one, TreeMap::new));
  }

  private static List<Difference> differing(Map<Source, Account> accounts) {
    Set<CandidateId> candidates = new HashSet<>();
    accounts.values().forEach(account -> candidates.addAll(account.fates().keySet()));
    return candidates.stream()
        .map(candidate -> said(candidate, accounts))
        .filter(said -> !agree(said, accounts.size()))
        .toList();
  }

  private static Difference said(CandidateId candidate, Map<Source, Account> accounts) {
    Map<Source, Fate> fates = new EnumMap<>(Source.class);
    accounts.forEach(
        (source, account) -> {
          Fate fate = account.fates().get(candidate);
          if (fate != null) {
            fates.put(source, fate);
          }
        });
    return new Difference(candidate, fates.values().iterator().next().population(), fates);
  }

  private static boolean agree(Difference said, int accounts) {
    return said.fates().size() == accounts && Set.copyOf(said.fates().values()).size() == 1;
  }

  private static Map<Source, SortedMap<String, Ledger>> ledgers(
      StudyId study, Map<Source, Account> accounts) {
    Map<Source, SortedMap<String, Ledger>> ledgers = new EnumMap<>(Source.class);
    accounts.forEach((source, account) -> ledgers.put(source, ledgers(study, account)));
    return ledgers;
  }

  private static SortedMap<String, Ledger> ledgers(StudyId study, Account account) {
    return account.fates().values().stream()
        .filter(fate -> fate.study().equals(study))
        .collect(Collectors.groupingBy(fate -> fate, Collectors.summingInt(_ -> 1)))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                met -> met.getKey().population().value(),
                met -> Ledger.of(met.getKey(), met.getValue()),
                Ledger::plus,
                TreeMap::new));
  }

  /** Whether all accounts say the same of every candidate. */
  public boolean clean() {
    return differences.isEmpty();
  }

  /** The study's ledger over all populations. */
  public Ledger total(Source source) {
    return ledgers.get(source).values().stream().reduce(Ledger.EMPTY, Ledger::plus);
  }
}
