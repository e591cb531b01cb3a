package io.netspace.trainer.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.study.CandidateId;
import org.junit.jupiter.api.Test;

class RecentlyPublishedTest {
  private final RecentlyPublished recentlyPublished = new RecentlyPublished();

  @Test
  void theLastFewAreKnownAndNoMore() {
    // When
    for (int i = 0; i <= 256; i++) {
      recentlyPublished.add(new CandidateId("c" + i));
    }

    // Then
    assertThat(recentlyPublished.contains(new CandidateId("c0"))).isFalse();
    assertThat(recentlyPublished.contains(new CandidateId("c1"))).isTrue();
    assertThat(recentlyPublished.contains(new CandidateId("c256"))).isTrue();
  }
}
