package io.netspace.trainer.adapter.outbound.dl4j.bench;

import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.network;
import static io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.network.NetworkJson;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.engine.CpuEngine;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class TrainingBenchTest {
  /** Wide enough for oneDNN on every kind of processor. */
  private static final Architecture NETWORK = network(3, stage(1, 64, 2, 1, 64));

  private static final int BATCH = 4;

  @Test
  void figuresOfTwoNetworksFollowFromTheirSteps() throws IOException, InterruptedException {
    // Given
    String line = "{\"name\":\"%s\",\"architecture\":" + NetworkJson.tree(NETWORK) + "}\n";
    String networks = line.formatted("one") + line.formatted("two");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    // When
    new TrainingBench(BATCH, 0.05, new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(new BufferedReader(new StringReader(networks)));

    // Then
    List<JsonNode> figures = figures(out.toString(StandardCharsets.UTF_8));
    assertThat(figures).extracting(of -> of.path("network").asText()).containsExactly("one", "two");
    for (JsonNode of : figures) {
      double processorSeconds = of.path("processorMilliseconds").asDouble() / 1e3;
      double operations = 6.0 * Complexity.of(NETWORK).flops() * BATCH;
      assertThat(of.path("imagesPerSecond").asDouble())
          .isCloseTo(BATCH / (of.path("stepMilliseconds").asDouble() / 1e3), within(1e-6));
      assertThat(of.path("gigaflopsPerSecond").asDouble())
          .isCloseTo(operations / processorSeconds / 1e9, within(1e-6));
      assertThat(of.path("forwardMilliseconds").asDouble()).isPositive();
      assertThat(of.path("backwardMilliseconds").asDouble()).isPositive();
      assertThat(of.path("updateMilliseconds").asDouble()).isPositive();
      assertThat(of.path("shareOfPeak").asDouble()).isBetween(0.0, 1.0);
      assertThat(of.path("shareOfBandwidth").asDouble()).isPositive();
      assertThat(of.path("startMilliseconds").asDouble()).isPositive();
      assertThat(of.path("startProcessorMilliseconds").asDouble()).isPositive();
      assertThat(of.path("inferenceImagesPerProcessorSecond").asDouble())
          .isGreaterThan(of.path("imagesPerProcessorSecond").asDouble());
      assertThat(of.path("engine").asText()).isEqualTo("oneDNN");
      assertThat(of.path("operations"))
          .extracting(operation -> operation.path("operation").asText())
          .contains("convolution, forward", "convolution, weight gradient");
      assertThat(
              StreamSupport.stream(of.path("operations").spliterator(), false)
                  .mapToDouble(operation -> operation.path("milliseconds").asDouble())
                  .sum())
          .isPositive()
          .isLessThan(of.path("measuredStepMilliseconds").asDouble());
      assertThat(of.path("steps").asInt()).isGreaterThanOrEqualTo(5);
      assertThat(NetworkJson.read(of.path("architecture"))).isEqualTo(NETWORK);
    }
  }

  @Test
  void theTimeOfAVectorNetworkIsDividedByKindOfOperation()
      throws IOException, InterruptedException {
    // Given
    Architecture narrow = network(3, stage(1, 12, 2, 1, 3));
    assumeThat(CpuEngine.of(BackbonePlan.of(narrow))).isEqualTo(CpuEngine.VECTOR);
    String line = "{\"name\":\"one\",\"architecture\":" + NetworkJson.tree(narrow) + "}\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    // When
    new TrainingBench(BATCH, 0.05, new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(new BufferedReader(new StringReader(line)));

    // Then
    JsonNode figures = figures(out.toString(StandardCharsets.UTF_8)).getFirst();
    assertThat(figures.path("operations"))
        .extracting(of -> of.path("operation").asText() + ", " + of.path("implementation").asText())
        .contains(
            "convolution, forward, 3x3 of stride 2 in groups",
            "convolution, input gradient, 1x1",
            "convolution, weight gradient, 3x3",
            "normalisation, gradient, outputs of 1x1",
            "pooling, average");
    assertThat(
            StreamSupport.stream(figures.path("operations").spliterator(), false)
                .mapToDouble(operation -> operation.path("milliseconds").asDouble())
                .sum())
        .isPositive()
        .isLessThan(figures.path("measuredStepMilliseconds").asDouble());
  }

  private static List<JsonNode> figures(String lines) throws IOException {
    List<JsonNode> figures = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      JsonNode parsed = new JsonMapper().readTree(line);
      if (!parsed.has("progress")) {
        figures.add(parsed);
      }
    }
    return figures;
  }
}
