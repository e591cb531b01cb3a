package io.netspace.trainer.adapter.outbound.dl4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.json.ModelJson;
import io.netspace.formats.network.NetworkJson;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.engine.Backend;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trainings keep the identities that they were given first, so that checkpoints are resumed. */
class TrainingIdentityTest {
  private static final JsonMapper MAPPER = ModelJson.mapper();

  /** Where a checkpoint has its training: after mark, version and checksum. */
  private static final int PLACE = 12;

  static Stream<Golden> goldens() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    TrainingIdentityTest.class.getResourceAsStream(
                        "/golden/training-identities.jsonl")),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(Golden::of).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void theIdentityOfATrainingNeverChanges(Golden golden) {
    assertThat(
            TrainingIdentity.of(
                golden.candidate(),
                golden.regime(),
                golden.trainImages(),
                golden.validationImages()))
        .isEqualTo(golden.identity());
  }

  @Test
  void trainingsThatDifferHaveIdentitiesThatDiffer() {
    assertThat(goldens().map(Golden::identity))
        .hasSizeGreaterThanOrEqualTo(10)
        .doesNotHaveDuplicates();
  }

  @Test
  void aCheckpointCarriesTheIdentityOfItsTraining() throws InterruptedException {
    // Given
    Candidate candidate =
        TinyNetworks.candidate(TinyNetworks.network(2, TinyNetworks.stage(1, 8, 2, 1, 4)), 42);
    Regime regime = TinyNetworks.regime(1, 48, 203, Recipe.DEFAULT);
    InMemoryArtifacts artifacts = new InMemoryArtifacts();

    // When
    try (TrainingSession session =
        new TrainingSession(candidate, regime, TinyNetworks.easySplit(), artifacts)) {
      session.run(_ -> {});
    }

    // Then
    assertThat(
            ByteBuffer.wrap(artifacts.loadCheckpoint().orElseThrow())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong(PLACE))
        .isEqualTo(
            TrainingIdentity.byEngine(
                -617953351680935738L,
                Backend.engineNumber(BackbonePlan.of(candidate.architecture()))));
  }

  record Golden(
      long identity, Candidate candidate, Regime regime, int trainImages, int validationImages) {
    static Golden of(String line) {
      try {
        JsonNode entry = MAPPER.readTree(line);
        return new Golden(
            entry.get("identity").longValue(),
            candidate(entry),
            MAPPER.treeToValue(entry.get("regime"), Regime.class),
            entry.get("trainImages").intValue(),
            entry.get("validationImages").intValue());
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Candidate candidate(JsonNode entry) {
      Architecture network = NetworkJson.read(entry.get("network"));
      Population population = Population.of(new StudyId("golden"), 0, Purpose.EXPLORE);
      int index = entry.get("index").intValue();
      int replicate = entry.get("replicate").intValue();
      return new Candidate(
          CandidateId.of(population.id(), index, replicate),
          population,
          index,
          replicate,
          new ParameterSetting(Map.of()),
          network,
          Complexity.of(network),
          entry.get("seed").longValue());
    }

    @Override
    public String toString() {
      return Long.toString(identity);
    }
  }
}
