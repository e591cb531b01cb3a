package io.netspace.gateway.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netspace.gateway.application.view.ArtifactsView;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.KeptNetwork;
import io.netspace.model.study.StudyId;
import io.netspace.model.testing.Fixtures;
import io.netspace.model.training.ModelFormat;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Artifacts of the fixtures' study, as texts. */
final class InMemoryArtifactStore implements ArtifactStore {
  private final Map<KeptNetwork, Map<ModelFormat, String>> networks = new TreeMap<>();
  private final Map<Candidate, String> checkpoints = new HashMap<>();

  void keep(KeptNetwork network, ModelFormat form, String text) {
    networks.computeIfAbsent(network, _ -> new EnumMap<>(ModelFormat.class)).put(form, text);
  }

  void keepCheckpoint(Candidate of, String text) {
    checkpoints.put(of, text);
  }

  @Override
  public Optional<InputStream> network(StudyId study, CandidateId candidate, ModelFormat form) {
    return networks.entrySet().stream()
        .filter(_ -> study.equals(Fixtures.STUDY))
        .filter(kept -> kept.getKey().candidate().equals(candidate))
        .map(kept -> Optional.ofNullable(kept.getValue().get(form)))
        .flatMap(Optional::stream)
        .findFirst()
        .map(text -> new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @Override
  public List<KeptNetwork> networks(StudyId study) {
    return study.equals(Fixtures.STUDY) ? List.copyOf(networks.keySet()) : List.of();
  }

  @Override
  public ArtifactsView view() {
    return new ArtifactsView(
        networks.size(),
        networks.values().stream()
            .flatMap(forms -> forms.values().stream())
            .mapToLong(String::length)
            .sum(),
        checkpoints.size(),
        checkpoints.values().stream().mapToLong(String::length).sum());
  }
}
