package io.netspace.gateway.adapter.outbound;

import io.netspace.gateway.application.ArtifactStore;
import io.netspace.gateway.application.view.ArtifactsView;
import io.netspace.model.study.ArtifactLayout;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.ModelFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the directory that the trainers share. */
public final class DirectoryArtifactStore implements ArtifactStore {
  private final ArtifactLayout layout;

  /**
   * @param directory it need not exist yet
   */
  public DirectoryArtifactStore(Path directory) {
    this.layout = new ArtifactLayout(directory);
  }

  @Override
  public Optional<InputStream> network(StudyId study, CandidateId candidate, ModelFormat form) {
    return networks(study).stream()
        .filter(network -> network.candidate().equals(candidate))
        .map(network -> open(layout.file(study, network, form)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public List<KeptNetwork> networks(StudyId study) {
    try (Stream<Path> names = Files.list(layout.networks(study))) {
      return names
          .map(path -> KeptNetwork.named(path.getFileName().toString()))
          .flatMap(Optional::stream)
          .sorted()
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<InputStream> open(Path file) {
    try {
      return Optional.of(Files.newInputStream(file));
    } catch (NoSuchFileException removedMeanwhile) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ArtifactsView view() {
    Count count = new Count();
    try {
      Files.walkFileTree(layout.directory(), count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ArtifactsView(
        count.networks.size(), count.networkBytes, count.checkpoints, count.checkpointBytes);
  }

  /** Skips files that do not exist, or no longer. */
  private final class Count extends SimpleFileVisitor<Path> {
    private final Set<Path> networks = new HashSet<>();
    private long networkBytes;
    private int checkpoints;
    private long checkpointBytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (layout.isNetwork(file)) {
        networks.add(file.getParent());
        networkBytes += attributes.size();
      }
      if (layout.isCheckpoint(file)) {
        checkpoints++;
        checkpointBytes += attributes.size();
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return skipIfMissing(failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      return failure == null ? FileVisitResult.CONTINUE : skipIfMissing(failure);
    }

    private static FileVisitResult skipIfMissing(IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
