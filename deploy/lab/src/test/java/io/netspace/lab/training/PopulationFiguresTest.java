package io.netspace.lab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.offline.common.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PopulationFiguresTest {
  @Test
  void figuresOfTwoNetworksAreMeansOverThem() throws JsonProcessingException {
    // Given
    JsonNode fast =
        Json.parse(
            """
            {"imagesPerSecond": 400, "startMilliseconds": 500, "engine": "oneDNN", "measuredStepMilliseconds": 10,
             "operations": [
               {"operation": "convolution, forward", "implementation": "jit", "reference": false, "milliseconds": 6},
               {"operation": "convolution, forward", "implementation": "ref:any", "reference": true, "milliseconds": 2}]}
            """);
    JsonNode slow =
        Json.parse(
            """
            {"imagesPerSecond": 100, "startMilliseconds": 1500, "engine": "other", "measuredStepMilliseconds": 40,
             "operations": [
               {"operation": "normalisation, forward", "implementation": "fused", "reference": false, "milliseconds": 40}]}
            """);

    // When
    PopulationFigures figures = new PopulationFigures(List.of(fast, slow), 1000);

    // Then
    assertThat(figures.geometricMean("imagesPerSecond")).isCloseTo(200, within(1e-9));
    assertThat(figures.least("imagesPerSecond")).isEqualTo(100);
    assertThat(figures.most("imagesPerSecond")).isEqualTo(400);
    assertThat(figures.networksPerSecond()).isCloseTo(2 / (0.5 + 2.5 + 1.5 + 10), within(1e-9));
    assertThat(figures.networksByEngine()).isEqualTo(Map.of("oneDNN", 1, "other", 1));
    assertThat(figures.shares().stream().mapToDouble(PopulationFigures.Share::share).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(figures.shares().getFirst())
        .isEqualTo(
            new PopulationFigures.Share("other", "normalisation, forward", "fused", false, 0.5, 1));
    assertThat(figures.shares())
        .contains(
            new PopulationFigures.Share("oneDNN", "convolution, forward", "ref:any", true, 0.1, 1));
  }

  @Test
  void startWaitingAndValidationAreNotStepsOfTraining() throws JsonProcessingException {
    // Given
    JsonNode network =
        Json.parse(
            """
            {"imagesPerSecond": 100, "batch": 10, "waitingMilliseconds": 5, "startMilliseconds": 400,
             "inferenceStartProcessorMilliseconds": 100, "inferenceImagesPerProcessorSecond": 500}
            """);

    // When
    PopulationFigures figures = new PopulationFigures(List.of(network), 1000);

    // Then
    assertThat(figures.shareOutsideSteps(1))
        .isCloseTo((0.5 + 0.5 + 0.5) / (0.5 + 0.5 + 10), within(1e-9));
    assertThat(figures.shareOutsideSteps(2))
        .isCloseTo((0.5 + 1 + 1) / (0.5 + 1 + 20), within(1e-9));
  }

  @Test
  void speedupOfTwoWorkersIsOverOneAlone() throws JsonProcessingException {
    // Given
    ObjectNode alone =
        (ObjectNode) Json.parse("{\"imagesPerSecond\": 100, \"processorMilliseconds\": 10}");
    List<JsonNode> together =
        List.of(
            Json.parse("{\"imagesPerSecond\": 90, \"processorMilliseconds\": 10}"),
            Json.parse("{\"imagesPerSecond\": 100, \"processorMilliseconds\": 12}"));

    // When
    TrainingWorkers.addTogether(alone, together);

    // Then
    PopulationFigures figures = new PopulationFigures(List.of(alone), 1);
    assertThat(figures.geometricMeanTogether("speedup")).isCloseTo(1.9, within(1e-9));
    assertThat(figures.geometricMeanTogether("processorTimeRatio")).isCloseTo(1.1, within(1e-9));
  }
}
