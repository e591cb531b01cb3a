package io.netspace.gateway.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netspace.contracts.Fixtures;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.KeptNetwork;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.vocabulary.TrainedForm;
import io.netspace.gateway.domain.ArtifactsView;
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
  private final Map<KeptNetwork, Map<TrainedForm, String>> networks = new TreeMap<>();
  private final Map<Candidate, String> checkpoints = new HashMap<>();

  void keep(KeptNetwork network, TrainedForm form, String text) {
    networks.computeIfAbsent(network, _ -> new EnumMap<>(TrainedForm.class)).put(form, text);
  }

  void keepCheckpoint(Candidate of, String text) {
    checkpoints.put(of, text);
  }

  @Override
  public Optional<InputStream> network(StudyId study, CandidateId candidate, TrainedForm form) {
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
