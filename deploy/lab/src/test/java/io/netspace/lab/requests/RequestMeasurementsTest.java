package io.netspace.lab.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.lab.requests.RequestMeasurements.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestMeasurementsTest {
  @Test
  void onlyAcceptedRequestsCountInRateAndLatency() {
    // Given
    List<Answer> answers =
        Stream.concat(
                IntStream.rangeClosed(1, 20).mapToObj(i -> new Answer(201, i / 10.0)),
                Stream.of(new Answer(503, 0.4), new Answer(0, 15)))
            .toList();

    // When
    RequestMeasurements figures = RequestMeasurements.of(7, 10, answers);

    // Then
    assertThat(figures)
        .isEqualTo(new RequestMeasurements(7, 2.0, 1.0, 1.9, 15, Map.of(0, 1, 201, 20, 503, 1)));
  }

  @Test
  void withoutAnAcceptedRequestThereIsNoLatency() {
    assertThat(RequestMeasurements.of(1, 1, List.of(new Answer(503, 0.1))).p95Seconds()).isZero();
  }
}
