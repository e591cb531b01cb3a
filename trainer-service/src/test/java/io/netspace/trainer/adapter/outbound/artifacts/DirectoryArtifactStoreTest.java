package io.netspace.trainer.adapter.outbound.artifacts;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aCandidate;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netspace.model.study.ArtifactLayout;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.ModelFormat;
import io.netspace.trainer.application.ArtifactStore;
import io.netspace.trainer.application.ArtifactStoreContract;
import io.netspace.trainer.application.EmptyNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryArtifactStoreTest extends ArtifactStoreContract {
  private static final long PLENTY = 1_000_000;
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Candidate candidate = aCandidate().candidate();
  private final Candidate neighbour = aCandidate().at(1).candidate();
  @TempDir private Path directory;

  @AfterEach
  void forgetTheInterrupt() {
    Thread.interrupted();
  }

  @Override
  protected ArtifactStore storeOf(int best) {
    return store(best, PLENTY);
  }

  @Override
  protected List<KeptNetwork> kept(StudyId study) {
    try {
      return StagingArea.entries(layout().networks(study)).stream()
          .map(path -> KeptNetwork.named(path.getFileName().toString()).orElseThrow())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aKeptNetworkIsInItsPlaceInEveryForm() {
    // When
    storeOf(1).artifactsOf(candidate).saveIfAmongBest(new EmptyNetwork(42.5));

    // Then
    for (ModelFormat form : ModelFormat.values()) {
      assertThat(layout().file(STUDY, KeptNetwork.of(candidate, 42.5), form))
          .hasContent(form.name());
    }
  }

  @Test
  void nothingUnfinishedIsLeft() throws IOException {
    // Given
    ArtifactStore store = storeOf(1);

    // When
    store.artifactsOf(candidate).saveCheckpoint(new byte[10]);
    store.artifactsOf(candidate).saveIfAmongBest(new EmptyNetwork(10));
    store.artifactsOf(neighbour).saveIfAmongBest(new EmptyNetwork(5));
    store.deleteCheckpoints(STUDY);

    // Then
    assertThat(StagingArea.entries(layout().unfinished(STUDY))).isEmpty();
  }

  @Test
  void droppingWhatIsNotThereLeavesNoTrace() {
    // Given
    ArtifactStore store = storeOf(1);

    // When
    store.deleteCheckpoint(candidate);
    store.deleteCheckpoints(candidate.population());
    store.deleteCheckpoints(STUDY);

    // Then
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anInterruptedThreadKeepsItsCheckpointAndItsInterrupt() {
    // Given
    ArtifactStore store = storeOf(1);
    Thread.currentThread().interrupt();

    // When
    store.artifactsOf(candidate).saveCheckpoint(new byte[] {7});

    // Then
    assertThat(store.artifactsOf(candidate).loadCheckpoint()).contains(new byte[] {7});
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theOldestCheckpointsMakeRoom() throws IOException {
    // Given
    ArtifactStore store = store(1, 250);
    Candidate third = aCandidate().at(2).candidate();
    store.artifactsOf(neighbour).saveCheckpoint(new byte[100]);
    store.artifactsOf(candidate).saveCheckpoint(new byte[100]);
    age(layout().checkpoint(candidate));

    // When
    store.artifactsOf(third).saveCheckpoint(new byte[100]);

    // Then
    assertThat(store.artifactsOf(candidate).loadCheckpoint()).isEmpty();
    assertThat(store.artifactsOf(neighbour).loadCheckpoint()).isPresent();
    assertThat(store.artifactsOf(third).loadCheckpoint()).isPresent();
    assertThat(lost("checkpoint")).isZero();
  }

  @Test
  void aCheckpointReplacesThePreviousOne() {
    // Given
    ArtifactStore store = store(1, 250);
    store.artifactsOf(candidate).saveCheckpoint(new byte[100]);
    store.artifactsOf(neighbour).saveCheckpoint(new byte[100]);

    // When
    store.artifactsOf(neighbour).saveCheckpoint(new byte[150]);

    // Then
    assertThat(store.artifactsOf(candidate).loadCheckpoint()).isPresent();
    assertThat(store.artifactsOf(neighbour).loadCheckpoint()).contains(new byte[150]);
  }

  @Test
  void whatDoesNotFitAtAllRemovesNothingAndIsCounted() {
    // Given
    ArtifactStore store = store(1, 250);
    store.artifactsOf(candidate).saveCheckpoint(new byte[100]);

    // When
    store.artifactsOf(neighbour).saveCheckpoint(new byte[300]);

    // Then
    assertThat(store.artifactsOf(neighbour).loadCheckpoint()).isEmpty();
    assertThat(store.artifactsOf(candidate).loadCheckpoint()).isPresent();
    assertThat(lost("checkpoint")).isEqualTo(1);
    assertThat(meters.get("netspace.trainer.artifacts.bytes").gauge().value()).isEqualTo(100);
    assertThat(meters.get("netspace.trainer.artifacts.limit.bytes").gauge().value()).isEqualTo(250);
  }

  @Test
  void networksMakeNoRoom() {
    // Given
    ArtifactStore store = store(2, 12);
    store.artifactsOf(candidate).saveIfAmongBest(new EmptyNetwork(10));

    // When
    store.artifactsOf(neighbour).saveIfAmongBest(new EmptyNetwork(5));

    // Then
    assertThat(kept(STUDY)).containsExactly(KeptNetwork.of(candidate, 10));
    assertThat(lost("network")).isEqualTo(1);
  }

  @Test
  void aDirectoryThatCannotBeWrittenCostsNoTraining() throws IOException {
    // Given
    Path file = Files.writeString(directory.resolve("file"), "no directory");
    ArtifactStore store = new DirectoryArtifactStore(file, 1, PLENTY, meters);

    // When
    store.artifactsOf(candidate).saveCheckpoint(new byte[10]);
    store.artifactsOf(candidate).saveIfAmongBest(new EmptyNetwork(10));
    store.deleteCheckpoint(candidate);

    // Then
    assertThat(store.artifactsOf(candidate).loadCheckpoint()).isEmpty();
    assertThat(lost("checkpoint")).isEqualTo(1);
    assertThat(lost("network")).isEqualTo(1);
  }

  @Test
  void whatAKilledTrainerWasWritingIsRemovedAfterAnHour() throws IOException {
    // Given
    Path aside = Files.createDirectories(layout().unfinished(STUDY));
    Path left = Files.createDirectory(aside.resolve("left"));
    Files.writeString(left.resolve("network.onnx"), "half");
    Path current = Files.writeString(aside.resolve("current"), "half");
    Files.setLastModifiedTime(left, FileTime.from(NOW.minus(Duration.ofMinutes(61))));
    Files.setLastModifiedTime(current, FileTime.from(NOW.minus(Duration.ofMinutes(59))));

    // When
    store(1, PLENTY).deleteStaleFiles(NOW);

    // Then
    assertThat(left).doesNotExist();
    assertThat(current).exists();
  }

  @Test
  void trainersThatShareTheDirectoryKeepTheBestOfAll() throws Exception {
    // Given
    List<Future<?>> ended = new ArrayList<>();

    // When
    try (ExecutorService trainers = Executors.newFixedThreadPool(4)) {
      for (int trainer = 0; trainer < 4; trainer++) {
        ArtifactStore store = storeOf(3);
        IntStream.iterate(trainer, index -> index < 60, index -> index + 4)
            .mapToObj(index -> aCandidate().at(index).candidate())
            .forEach(
                each ->
                    ended.add(
                        trainers.submit(
                            () ->
                                store
                                    .artifactsOf(each)
                                    .saveIfAmongBest(new EmptyNetwork(60 - each.index())))));
      }
    }
    for (Future<?> each : ended) {
      each.get();
    }

    // Then
    assertThat(kept(STUDY)).extracting(KeptNetwork::index).containsExactly(59, 58, 57);
    assertThat(lost("network")).isZero();
  }

  private DirectoryArtifactStore store(int best, long limitBytes) {
    return new DirectoryArtifactStore(directory, best, limitBytes, meters);
  }

  private ArtifactLayout layout() {
    return new ArtifactLayout(directory);
  }

  private double lost(String kind) {
    return meters.counter("netspace.trainer.artifacts.lost", "kind", kind).count();
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(1000))));
  }
}
