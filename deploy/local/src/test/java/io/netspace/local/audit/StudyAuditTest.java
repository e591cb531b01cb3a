package io.netspace.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateCounts;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.StudyId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyAuditTest {
  private static final CandidateId ONE = new CandidateId("one");
  private static final CandidateId TWO = new CandidateId("two");

  private final Map<AuditSource, SourceRecords> accounts = new EnumMap<>(AuditSource.class);

  StudyAuditTest() {
    for (AuditSource source : AuditSource.values()) {
      accounts.put(source, new SourceRecords());
    }
  }

  @Test
  void equalRecordsAreClean() {
    // Given
    recordInAllSources(ONE, candidateRecord("study", CandidateResult.TRAINED));
    recordInAllSources(
        TWO, candidateRecord("study", CandidateResult.abandoned(AbandonReason.POPULATION_CLOSED)));
    // When
    List<StudyAudit> studies = StudyAudit.compare(accounts);
    // Then
    assertThat(studies).singleElement().matches(StudyAudit::isClean);
    assertThat(studies.getFirst().total(AuditSource.TOPICS))
        .isEqualTo(new CandidateCounts(1, 0, 0, Map.of(AbandonReason.POPULATION_CLOSED, 1)));
  }

  @Test
  void aCandidateMissingInOneSourceIsNamed() {
    // Given
    recordInAllSources(ONE, candidateRecord("study", CandidateResult.TRAINED));
    accounts.get(AuditSource.SAMPLER).put(TWO, candidateRecord("study", CandidateResult.TRAINED));
    accounts.get(AuditSource.TOPICS).put(TWO, candidateRecord("study", CandidateResult.TRAINED));
    // When
    StudyAudit study = StudyAudit.compare(accounts).getFirst();
    // Then
    assertThat(study.differences()).extracting(CandidateDifference::candidate).containsExactly(TWO);
    assertThat(study.differences().getFirst().text(AuditSource.GATEWAY)).isEqualTo("unknown");
    assertThat(study.differences().getFirst().text(AuditSource.TOPICS)).isEqualTo("trained");
  }

  @Test
  void equalCountsDoNotHideDifferentOutcomes() {
    // Given
    recordInAllSources(ONE, candidateRecord("study", CandidateResult.TRAINED));
    recordInAllSources(TWO, candidateRecord("study", CandidateResult.DIVERGED));
    accounts.get(AuditSource.GATEWAY).put(ONE, candidateRecord("study", CandidateResult.DIVERGED));
    accounts.get(AuditSource.GATEWAY).put(TWO, candidateRecord("study", CandidateResult.TRAINED));
    // When
    StudyAudit study = StudyAudit.compare(accounts).getFirst();
    // Then
    assertThat(study.total(AuditSource.GATEWAY)).isEqualTo(study.total(AuditSource.TOPICS));
    assertThat(study.differences())
        .extracting(CandidateDifference::candidate)
        .containsExactly(ONE, TWO);
  }

  @Test
  void oneReasonForAnotherIsADifference() {
    // Given
    recordInAllSources(
        ONE, candidateRecord("study", CandidateResult.abandoned(AbandonReason.ATTEMPTS_EXHAUSTED)));
    accounts
        .get(AuditSource.SAMPLER)
        .put(
            ONE,
            candidateRecord("study", CandidateResult.abandoned(AbandonReason.NO_SIGN_OF_LIFE)));
    // When
    StudyAudit study = StudyAudit.compare(accounts).getFirst();
    // Then
    assertThat(study.differences().getFirst().text(AuditSource.SAMPLER))
        .isEqualTo("abandoned (no sign of life)");
  }

  @Test
  void aFaultInOneStudyLeavesAnotherClean() {
    // Given
    recordInAllSources(ONE, candidateRecord("a", CandidateResult.TRAINED));
    accounts.get(AuditSource.TOPICS).put(TWO, candidateRecord("b", CandidateResult.TRAINED));
    // When
    List<StudyAudit> studies = StudyAudit.compare(accounts);
    // Then
    assertThat(studies).extracting(StudyAudit::isClean).containsExactly(true, false);
  }

  @Test
  void ofTwoOutcomesTheFirstCounts() {
    // Given
    SourceRecords account = accounts.get(AuditSource.TOPICS);
    account.recordSampled(ONE, candidateRecord("study", CandidateResult.OUTSTANDING));
    account.recordOutcome(ONE, candidateRecord("study", CandidateResult.DIVERGED));
    // When
    account.recordOutcome(ONE, candidateRecord("study", CandidateResult.TRAINED));
    account.recordSampled(ONE, candidateRecord("study", CandidateResult.OUTSTANDING));
    // Then
    assertThat(account.recordsByCandidate())
        .containsEntry(ONE, candidateRecord("study", CandidateResult.DIVERGED));
  }

  @Test
  void anOutcomeMayBeReadBeforeItsCandidate() {
    // Given
    SourceRecords account = accounts.get(AuditSource.TOPICS);
    account.recordOutcome(ONE, unsampled());
    // When
    account.recordSampled(ONE, candidateRecord("study", CandidateResult.OUTSTANDING));
    // Then
    assertThat(account.recordsByCandidate())
        .containsEntry(ONE, candidateRecord("study", CandidateResult.TRAINED));
  }

  @Test
  void anOutcomeWithoutACandidateIsNeverSampled() {
    // When
    String text = unsampled().text();
    // Then
    assertThat(text).isEqualTo("trained, never sampled");
  }

  private void recordInAllSources(CandidateId candidate, RecordedCandidate fate) {
    accounts.values().forEach(account -> account.put(candidate, fate));
  }

  private static RecordedCandidate unsampled() {
    return new RecordedCandidate(
        new StudyId("study"), new PopulationId("study.r0.explore"), false, CandidateResult.TRAINED);
  }

  private static RecordedCandidate candidateRecord(String study, CandidateResult result) {
    return new RecordedCandidate(
        new StudyId(study), new PopulationId(study + ".r0.explore"), true, result);
  }
}
