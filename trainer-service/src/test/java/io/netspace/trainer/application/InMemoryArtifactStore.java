package io.netspace.trainer.application;

import io.netspace.model.study.Candidate;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.study.Population;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.ModelFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps artifacts as long as the test runs. */
public final class InMemoryArtifactStore implements ArtifactStore {
  private final Map<Candidate, byte[]> checkpointsByCandidate = new ConcurrentHashMap<>();
  private final Map<StudyId, List<KeptNetwork>> networksByStudy = new ConcurrentHashMap<>();
  private final int best;

  public InMemoryArtifactStore(int best) {
    this.best = best;
  }

  /** The networks of a study that are kept, best first. */
  public List<KeptNetwork> kept(StudyId study) {
    return networksByStudy.getOrDefault(study, List.of());
  }

  @Override
  public TrainingArtifacts artifactsOf(Candidate candidate) {
    return new TrainingArtifacts() {
      @Override
      public Optional<byte[]> loadCheckpoint() {
        return Optional.ofNullable(checkpointsByCandidate.get(candidate)).map(byte[]::clone);
      }

      @Override
      public void saveCheckpoint(byte[] state) {
        checkpointsByCandidate.put(candidate, state.clone());
      }

      @Override
      public void saveIfAmongBest(TrainedNetwork network) {
        if (candidate.population().purpose().isRanked()) {
          keep(candidate, network);
        }
      }
    };
  }

  private void keep(Candidate candidate, TrainedNetwork network) {
    StudyId study = candidate.population().study();
    KeptNetwork kept = KeptNetwork.of(candidate, network.errorPercent());
    List<KeptNetwork> all = new ArrayList<>(kept(study));
    all.add(kept);
    List<KeptNetwork> staying = KeptNetwork.best(all, best);
    if (staying.contains(kept)) {
      writeAll(network);
    }
    networksByStudy.put(study, staying);
  }

  private static void writeAll(TrainedNetwork network) {
    try {
      for (ModelFormat form : ModelFormat.values()) {
        network.write(form, OutputStream.nullOutputStream());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deleteCheckpoint(Candidate candidate) {
    checkpointsByCandidate.remove(candidate);
  }

  @Override
  public void deleteCheckpoints(Population population) {
    checkpointsByCandidate.keySet().removeIf(each -> each.population().equals(population));
  }

  @Override
  public void deleteCheckpoints(StudyId study) {
    checkpointsByCandidate.keySet().removeIf(each -> each.population().study().equals(study));
  }
}
