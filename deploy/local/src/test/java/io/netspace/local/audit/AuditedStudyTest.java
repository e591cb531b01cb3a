package io.netspace.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditedStudyTest {
  private static final CandidateId ONE = new CandidateId("one");
  private static final CandidateId TWO = new CandidateId("two");

  private final Map<Source, Account> accounts = new EnumMap<>(Source.class);

  AuditedStudyTest() {
    for (Source source : Source.values()) {
      accounts.put(source, new Account());
    }
  }

  @Test
  void accountsThatSayTheSameAreClean() {
    // Given
    allNote(ONE, fate("study", State.TRAINED, null));
    allNote(TWO, fate("study", State.ABANDONED, AbandonReason.POPULATION_CLOSED));
    // When
    List<AuditedStudy> studies = AuditedStudy.compare(accounts);
    // Then
    assertThat(studies).singleElement().matches(AuditedStudy::clean);
    assertThat(studies.getFirst().total(Source.TOPICS))
        .isEqualTo(new Ledger(2, 1, 0, Map.of(AbandonReason.POPULATION_CLOSED, 1), 0));
  }

  @Test
  void aCandidateThatOneAccountMissesIsNamed() {
    // Given
    allNote(ONE, fate("study", State.TRAINED, null));
    accounts.get(Source.SAMPLER).note(TWO, fate("study", State.TRAINED, null));
    accounts.get(Source.TOPICS).note(TWO, fate("study", State.TRAINED, null));
    // When
    AuditedStudy study = AuditedStudy.compare(accounts).getFirst();
    // Then
    assertThat(study.differences()).extracting(Difference::candidate).containsExactly(TWO);
    assertThat(study.differences().getFirst().text(Source.GATEWAY)).isEqualTo("unknown");
    assertThat(study.differences().getFirst().text(Source.TOPICS)).isEqualTo("trained");
  }

  @Test
  void equalCountsDoNotHideDifferentFates() {
    // Given
    allNote(ONE, fate("study", State.TRAINED, null));
    allNote(TWO, fate("study", State.DIVERGED, null));
    accounts.get(Source.GATEWAY).note(ONE, fate("study", State.DIVERGED, null));
    accounts.get(Source.GATEWAY).note(TWO, fate("study", State.TRAINED, null));
    // When
    AuditedStudy study = AuditedStudy.compare(accounts).getFirst();
    // Then
    assertThat(study.total(Source.GATEWAY)).isEqualTo(study.total(Source.TOPICS));
    assertThat(study.differences()).extracting(Difference::candidate).containsExactly(ONE, TWO);
  }

  @Test
  void oneReasonForAnotherIsADifference() {
    // Given
    allNote(ONE, fate("study", State.ABANDONED, AbandonReason.ATTEMPTS_EXHAUSTED));
    accounts
        .get(Source.SAMPLER)
        .note(ONE, fate("study", State.ABANDONED, AbandonReason.NO_SIGN_OF_LIFE));
    // When
    AuditedStudy study = AuditedStudy.compare(accounts).getFirst();
    // Then
    assertThat(study.differences().getFirst().text(Source.SAMPLER))
        .isEqualTo("abandoned (no sign of life)");
  }

  @Test
  void aFaultInOneStudyLeavesAnotherClean() {
    // Given
    allNote(ONE, fate("a", State.TRAINED, null));
    accounts.get(Source.TOPICS).note(TWO, fate("b", State.TRAINED, null));
    // When
    List<AuditedStudy> studies = AuditedStudy.compare(accounts);
    // Then
    assertThat(studies).extracting(AuditedStudy::clean).containsExactly(true, false);
  }

  @Test
  void ofTwoOutcomesTheFirstCounts() {
    // Given
    Account account = accounts.get(Source.TOPICS);
    account.sampled(ONE, fate("study", State.OUTSTANDING, null));
    account.ended(ONE, fate("study", State.DIVERGED, null));
    // When
    account.ended(ONE, fate("study", State.TRAINED, null));
    account.sampled(ONE, fate("study", State.OUTSTANDING, null));
    // Then
    assertThat(account.fates()).containsEntry(ONE, fate("study", State.DIVERGED, null));
  }

  @Test
  void anOutcomeMayBeReadBeforeItsCandidate() {
    // Given
    Account account = accounts.get(Source.TOPICS);
    account.ended(ONE, unsampled());
    // When
    account.sampled(ONE, fate("study", State.OUTSTANDING, null));
    // Then
    assertThat(account.fates()).containsEntry(ONE, fate("study", State.TRAINED, null));
  }

  @Test
  void anOutcomeWithoutACandidateSaysSo() {
    // When
    String text = unsampled().text();
    // Then
    assertThat(text).isEqualTo("trained, never sampled");
  }

  private void allNote(CandidateId candidate, Fate fate) {
    accounts.values().forEach(account -> account.note(candidate, fate));
  }

  private static Fate unsampled() {
    return new Fate(
        new StudyId("study"), new PopulationId("study.r0.explore"), false, State.TRAINED, null);
  }

  private static Fate fate(String study, State state, @Nullable AbandonReason reason) {
    return new Fate(
        new StudyId(study), new PopulationId(study + ".r0.explore"), true, state, reason);
  }
}
