package io.netspace.formats.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Stage;
import io.netspace.model.network.StemType;
import io.netspace.model.network.Zoo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks keep the hashes that they were given first: the published ones, random ones, one of
 * every space, and one of every block on every stem.
 */
class NetworkHashesTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  static Stream<Golden> goldens() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    NetworkHashesTest.class.getResourceAsStream("/golden/ids/networks.jsonl")),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(Golden::of).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void theHashOfANetworkNeverChanges(Golden golden) {
    assertThat(golden.network().canonicalHash()).isEqualTo(golden.hash());
  }

  @Test
  void everyPublishedNetworkHasItsHash() {
    // Given
    List<Golden> published =
        goldens().filter(golden -> Zoo.names().contains(golden.name())).toList();

    // Then
    assertThat(published).extracting(Golden::name).containsExactlyElementsOf(Zoo.names());
    assertThat(published)
        .allMatch(golden -> Zoo.named(golden.name()).canonicalHash().equals(golden.hash()));
  }

  @Test
  void everyBlockAndStemIsAmongThem() {
    // Given
    List<Architecture> networks = goldens().map(Golden::network).toList();

    // Then
    assertThat(networks).hasSizeGreaterThanOrEqualTo(50);
    assertThat(networks.stream().flatMap(network -> network.stages().stream()).map(Stage::block))
        .contains(BlockType.values());
    assertThat(networks.stream().map(network -> network.stem().type())).contains(StemType.values());
  }

  record Golden(String name, String hash, Architecture network) {
    static Golden of(String line) {
      try {
        JsonNode entry = MAPPER.readTree(line);
        return new Golden(
            entry.get("name").textValue(),
            entry.get("hash").textValue(),
            NetworkJson.read(entry.get("network")));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
