package io.netspace.model.study;

import io.netspace.model.training.ModelFormat;
import java.nio.file.Path;

/**
 * The directory layout of training artifacts, written by trainers and read by the gateway:
 *
 * <pre>
 * STUDY/networks/ERROR-INDEX-CANDIDATE/network.onnx, network.zip, network.json
 * STUDY/checkpoints/POPULATION/CANDIDATE
 * STUDY/unfinished/                 what is being written or removed
 * </pre>
 *
 * Files and directories appear and disappear atomically (by rename).
 */
public record ArtifactLayout(Path directory) {
  /** Directory, in that of a study, of files being written or removed. */
  public static final String UNFINISHED = "unfinished";

  private static final String NETWORKS = "networks";
  private static final String CHECKPOINTS = "checkpoints";
  private static final String NETWORK = "network";

  /** Study, kind, population or network, file. */
  private static final int DEPTH = 4;

  public Path networks(StudyId study) {
    return of(study).resolve(NETWORKS);
  }

  public Path network(StudyId study, KeptNetwork network) {
    return networks(study).resolve(network.name());
  }

  public Path file(StudyId study, KeptNetwork network, ModelFormat form) {
    return network(study, network).resolve(fileName(form));
  }

  /** The file of a format, in the directory of a network. */
  public static String fileName(ModelFormat form) {
    return form.file(NETWORK);
  }

  public Path checkpoints(StudyId study) {
    return of(study).resolve(CHECKPOINTS);
  }

  public Path checkpoints(Population population) {
    return checkpoints(population.study()).resolve(population.id().value());
  }

  public Path checkpoint(Candidate candidate) {
    return checkpoints(candidate.population()).resolve(candidate.id().value());
  }

  public Path unfinished(StudyId study) {
    return of(study).resolve(UNFINISHED);
  }

  /** Whether a file under the directory is a checkpoint. */
  public boolean isCheckpoint(Path file) {
    return isOf(CHECKPOINTS, file);
  }

  /** Whether a file under the directory belongs to a network. */
  public boolean isNetwork(Path file) {
    return isOf(NETWORKS, file);
  }

  private boolean isOf(String kind, Path file) {
    Path names = directory.relativize(file);
    return names.getNameCount() == DEPTH && names.getName(1).toString().equals(kind);
  }

  private Path of(StudyId study) {
    return directory.resolve(study.value());
  }
}
