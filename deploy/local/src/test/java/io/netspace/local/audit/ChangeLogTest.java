package io.netspace.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.local.audit.ChangeLog.Change;
import io.netspace.messaging.event.RefinementReviewed;
import io.netspace.messaging.event.Requester;
import io.netspace.messaging.event.Review;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.messaging.testing.EventFixtures;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.StudyId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
  private static final Provenance PROVENANCE = new Provenance(new StudyId("demo-1"), 1, 1, "test");
  private static final Requester ADA = new Requester("ada", "192.168.1.10");

  @Test
  void aReviewHasLoginAddressAndReason() {
    // Given
    RefinementReviewed event =
        new RefinementReviewed(
            PROVENANCE, new RefinementId("demo-1.r1"), Review.APPROVE, "ada", "Clear.", ADA);

    // When / Then
    assertThat(ChangeLog.change(event, TIME))
        .contains(
            new Change(
                TIME,
                "RefinementReviewed",
                "demo-1.r1",
                "ada",
                "192.168.1.10",
                "approve by ada: Clear."));
  }

  @Test
  void anEventOfAnEarlierVersionIsAChangeOfNobodyKnown() {
    assertThat(ChangeLog.change(new StudyPaused(PROVENANCE, 1), TIME))
        .contains(new Change(TIME, "StudyPaused", "demo-1", null, null, null));
  }

  @Test
  void whatServicesPublishThemselvesIsNoChange() {
    assertThat(
            EventFixtures.everyEvent().stream()
                .map(event -> ChangeLog.change(event, TIME))
                .flatMap(Optional::stream)
                .map(Change::what)
                .distinct())
        .containsExactlyInAnyOrder(
            "StudyRequested",
            "StudyPaused",
            "StudyResumed",
            "StudyCancelled",
            "RefinementReviewed",
            "RefinementUndone");
  }
}
