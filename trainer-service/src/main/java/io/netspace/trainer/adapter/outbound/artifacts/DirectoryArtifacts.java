package io.netspace.trainer.adapter.outbound.artifacts;

import io.netspace.contracts.interchange.ArtifactLayout;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.KeptNetwork;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.TrainedForm;
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
final class DirectoryArtifacts implements TrainingArtifacts {
  private static final Logger LOGGER = Logger.getLogger(DirectoryArtifacts.class);

  private final Candidate candidate;
  private final StudyId study;
  private final ArtifactLayout layout;
  private final int best;
  private final Room room;
  private final Unfinished unfinished;
  private final ArtifactMeters meters;

  DirectoryArtifacts(
      Candidate candidate,
      ArtifactLayout layout,
      int best,
      Room room,
      Unfinished unfinished,
      ArtifactMeters meters) {
    this.candidate = candidate;
    this.study = candidate.population().study();
    this.layout = layout;
    this.best = best;
    this.room = room;
    this.unfinished = unfinished;
    this.meters = meters;
  }

  @Override
  public Optional<byte[]> checkpoint() {
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
  public void keepCheckpoint(byte[] state) {
    try {
      Path written = unfinished.place(study);
      if (!finish(written, layout.checkpoint(candidate), () -> write(written, state))) {
        LOGGER.warnf("No room for a checkpoint: candidateId=%s", candidate.id());
        meters.checkpointLost();
      }
    } catch (IOException e) {
      LOGGER.warnf(e, "Checkpoint not kept: candidateId=%s", candidate.id());
      meters.checkpointLost();
    }
  }

  private static void write(Path file, byte[] state) throws IOException {
    try (OutputStream out = Unfinished.open(file)) {
      out.write(state);
    }
  }

  @Override
  public void keepNetwork(TrainedNetwork network) {
    KeptNetwork kept = KeptNetwork.of(candidate, network.errorPercent());
    try {
      if (candidate.population().purpose().isRanked() && isAmongTheBest(kept)) {
        keep(kept, network);
        prune();
      }
    } catch (IOException e) {
      LOGGER.warnf(e, "Network not kept: candidateId=%s", candidate.id());
      meters.networkLost();
    }
  }

  private boolean isAmongTheBest(KeptNetwork network) throws IOException {
    List<KeptNetwork> networks = new ArrayList<>(kept());
    networks.add(network);
    return KeptNetwork.best(networks, best).contains(network);
  }

  private void keep(KeptNetwork kept, TrainedNetwork network) throws IOException {
    Path written = unfinished.place(study);
    Path name = layout.network(study, kept);
    if (Files.exists(name)) {
      return;
    }
    if (!finish(written, name, () -> write(written, network))) {
      LOGGER.warnf("No room for a network: candidateId=%s", candidate.id());
      meters.networkLost();
    }
  }

  private static void write(Path directory, TrainedNetwork network) throws IOException {
    Files.createDirectory(directory);
    for (TrainedForm form : TrainedForm.values()) {
      try (OutputStream out = Unfinished.open(directory.resolve(ArtifactLayout.fileName(form)))) {
        network.write(form, out);
      }
    }
  }

  /** Writes, and gives what is written its name if there is room; else nothing is left. */
  private boolean finish(Path written, Path name, Writing writing) throws IOException {
    try {
      writing.write();
      boolean fits = room.make(name);
      if (fits) {
        Unfinished.publish(written, name);
      }
      return fits;
    } finally {
      Unfinished.delete(written);
    }
  }

  /** Removes what is not among the best; others do the same at the same time. */
  private void prune() throws IOException {
    List<KeptNetwork> kept = kept();
    List<KeptNetwork> staying = KeptNetwork.best(kept, best);
    for (KeptNetwork network : kept) {
      if (!staying.contains(network)) {
        unfinished.remove(study, layout.network(study, network));
      }
    }
  }

  private List<KeptNetwork> kept() throws IOException {
    return Unfinished.entries(layout.networks(study)).stream()
        .map(path -> KeptNetwork.named(path.getFileName().toString()))
        .flatMap(Optional::stream)
        .toList();
  }

  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }
}
