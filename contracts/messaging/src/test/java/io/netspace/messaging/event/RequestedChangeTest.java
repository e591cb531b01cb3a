package io.netspace.messaging.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.testing.EventFixtures;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.StudyId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestedChangeTest {
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
    assertThat(RequestedChange.of(event, TIME))
        .contains(
            new RequestedChange(
                TIME,
                "RefinementReviewed",
                "demo-1.r1",
                "ada",
                "192.168.1.10",
                "approve by ada: Clear."));
  }

  @Test
  void anEventOfAnEarlierVersionIsAChangeOfNobodyKnown() {
    assertThat(RequestedChange.of(new StudyPaused(PROVENANCE, 1), TIME))
        .contains(new RequestedChange(TIME, "StudyPaused", "demo-1", null, null, null));
  }

  @Test
  void whatServicesPublishThemselvesIsNoChange() {
    assertThat(
            EventFixtures.everyEvent().stream()
                .map(event -> RequestedChange.of(event, TIME))
                .flatMap(Optional::stream)
                .map(RequestedChange::what)
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
