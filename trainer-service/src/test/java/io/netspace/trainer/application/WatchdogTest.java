package io.netspace.trainer.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.trainer.application.Heartbeat.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private static final StallLimits LIMITS =
      new StallLimits(Duration.ofSeconds(10), Duration.ofSeconds(60));

  private final Heartbeat heartbeat = new Heartbeat();
  private final List<String> hung = new ArrayList<>();
  private final Watchdog watchdog =
      new Watchdog(
          List.of(new Heartbeat(), heartbeat),
          Duration.ofSeconds(1),
          LIMITS,
          (work, still) -> hung.add(work + " " + still.toSeconds()));

  @Test
  void aTrainingWithoutAStepForLongerThanTheLimitHangs() {
    // Given
    heartbeat.begin(Activity.TRAINING);

    // When
    tick(12);

    // Then: the first tick saw the beginning
    assertThat(hung).containsExactly("TRAINING 11");
    assertThat(watchdog.longestStall()).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void aTrainingAtTheLimitDoesNot() {
    // Given
    heartbeat.begin(Activity.TRAINING);

    // When
    tick(11);

    // Then
    assertThat(hung).isEmpty();
  }

  @Test
  void everyStepResetsTheStallLimit() {
    // Given
    heartbeat.begin(Activity.TRAINING);
    tick(10);

    // When
    heartbeat.beat();
    tick(10);

    // Then
    assertThat(hung).isEmpty();
  }

  @Test
  void readingTheImagesHasALimitOfItsOwn() {
    // Given
    heartbeat.begin(Activity.READING_IMAGES);

    // When
    tick(62);

    // Then
    assertThat(hung).containsExactly("READING_IMAGES 61");
  }

  @Test
  void waitingForACandidateOrForTheLogIsNoHang() {
    // Given
    heartbeat.begin(Activity.IDLE);

    // When
    tick(1000);

    // Then
    assertThat(hung).isEmpty();
    assertThat(watchdog.longestStall()).isZero();
  }

  private void tick(int times) {
    for (int i = 0; i < times; i++) {
      watchdog.tick();
    }
  }
}
