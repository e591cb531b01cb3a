package io.netspace.trainer.adapter.outbound.artifacts;

import io.netspace.model.study.ArtifactLayout;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.ModelFormat;
import io.netspace.trainer.application.TrainedNetwork;
import io.netspace.trainer.application.TrainingArtifacts;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The artifacts of one candidate in the directory. */
final class DirectoryTrainingArtifacts implements TrainingArtifacts {
  private static final Logger LOGGER = Logger.getLogger(DirectoryTrainingArtifacts.class);

  private final Candidate candidate;
  private final StudyId study;
  private final ArtifactLayout layout;
  private final int networkLimit;
  private final DiskQuota quota;
  private final StagingArea staging;
  private final ArtifactMeters meters;

  DirectoryTrainingArtifacts(
      Candidate candidate,
      ArtifactLayout layout,
      int best,
      DiskQuota room,
      StagingArea unfinished,
      ArtifactMeters meters) {
    this.candidate = candidate;
    this.study = candidate.population().study();
    this.layout = layout;
    this.networkLimit = best;
    this.quota = room;
    this.staging = unfinished;
    this.meters = meters;
  }

  @Override
  public Optional<byte[]> loadCheckpoint() {
    try (InputStream in = new FileInputStream(layout.checkpoint(candidate).toFile())) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException none) {
      return Optional.empty();
    } catch (IOException e) {
      LOGGER.warnf(e, "Checkpoint cannot be read: candidateId=%s", candidate.id());
      return Optional.empty();
    }
  }

  @Override
  public void saveCheckpoint(byte[] state) {
    try {
      Path written = staging.newStagingPath(study);
      if (!writeAndPublish(written, layout.checkpoint(candidate), () -> write(written, state))) {
        LOGGER.warnf("No room for a checkpoint: candidateId=%s", candidate.id());
        meters.checkpointNotSaved();
      }
    } catch (IOException e) {
      LOGGER.warnf(e, "Checkpoint not kept: candidateId=%s", candidate.id());
      meters.checkpointNotSaved();
    }
  }

  private static void write(Path file, byte[] state) throws IOException {
    try (OutputStream out = StagingArea.open(file)) {
      out.write(state);
    }
  }

  @Override
  public void saveIfAmongBest(TrainedNetwork network) {
    KeptNetwork kept = KeptNetwork.of(candidate, network.errorPercent());
    try {
      if (candidate.population().purpose().isRanked() && isAmongTheBest(kept)) {
        saveNetwork(kept, network);
        deleteWorse();
      }
    } catch (IOException e) {
      LOGGER.warnf(e, "Network not kept: candidateId=%s", candidate.id());
      meters.networkNotSaved();
    }
  }

  private boolean isAmongTheBest(KeptNetwork network) throws IOException {
    List<KeptNetwork> networks = new ArrayList<>(savedNetworks());
    networks.add(network);
    return KeptNetwork.best(networks, networkLimit).contains(network);
  }

  private void saveNetwork(KeptNetwork kept, TrainedNetwork network) throws IOException {
    Path written = staging.newStagingPath(study);
    Path name = layout.network(study, kept);
    if (Files.exists(name)) {
      return;
    }
    if (!writeAndPublish(written, name, () -> write(written, network))) {
      LOGGER.warnf("No room for a network: candidateId=%s", candidate.id());
      meters.networkNotSaved();
    }
  }

  private static void write(Path directory, TrainedNetwork network) throws IOException {
    Files.createDirectory(directory);
    for (ModelFormat format : ModelFormat.values()) {
      try (OutputStream out =
          StagingArea.open(directory.resolve(ArtifactLayout.fileName(format)))) {
        network.write(format, out);
      }
    }
  }

  /** Writes a file under its name if it fits into the quota; otherwise leaves nothing. */
  private boolean writeAndPublish(Path written, Path name, Writer writing) throws IOException {
    try {
      writing.write();
      boolean fits = quota.freeSpaceFor(name);
      if (fits) {
        StagingArea.publish(written, name);
      }
      return fits;
    } finally {
      StagingArea.delete(written);
    }
  }

  /** Removes the networks that are not among the best; other trainers may do so concurrently. */
  private void deleteWorse() throws IOException {
    List<KeptNetwork> kept = savedNetworks();
    List<KeptNetwork> staying = KeptNetwork.best(kept, networkLimit);
    for (KeptNetwork network : kept) {
      if (!staying.contains(network)) {
        staging.remove(study, layout.network(study, network));
      }
    }
  }

  private List<KeptNetwork> savedNetworks() throws IOException {
    return StagingArea.entries(layout.networks(study)).stream()
        .map(path -> KeptNetwork.named(path.getFileName().toString()))
        .flatMap(Optional::stream)
        .toList();
  }

  @FunctionalInterface
  private interface Writer {
    void write() throws IOException;
  }
}
