package io.netspace.gateway.adapter.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netspace.gateway.application.Problem;
import io.netspace.messaging.event.StudyPaused;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.StudyId;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaStudyEventPublisherTest {
  private static final StudyPaused EVENT =
      new StudyPaused(new Provenance(new StudyId("demo-1"), 0, 1, "test"), 1);

  /** What the connector fails with: the broker's own, its own after retries, and one of neither. */
  static List<RuntimeException> failures() {
    return List.of(
        new NotLeaderOrFollowerException("no leader"),
        new IllegalStateException("Retries exhausted: 7/7", new TimeoutException("no leader")),
        new IllegalStateException("no leader"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aLogThatTakesNothingIsNotReadyWhateverTheConnectorThrows(RuntimeException failure) {
    // Given
    KafkaStudyEventPublisher publisher = new KafkaStudyEventPublisher(emitter(failure));

    // When / Then
    assertThatThrownBy(() -> publisher.publish(EVENT, Instant.EPOCH))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_READY);
              assertThat(problem.field()).isEqualTo("study");
            })
        .hasMessage(
            "The log did not confirm the request about study (demo-1) in time (no leader); it may"
                + " have been recorded. Send the same request again: it is recorded once.");
  }

  @SuppressWarnings("unchecked")
  private static MutinyEmitter<byte[]> emitter(RuntimeException failure) {
    return (MutinyEmitter<byte[]>)
        Proxy.newProxyInstance(
            MutinyEmitter.class.getClassLoader(),
            new Class<?>[] {MutinyEmitter.class},
            (_, _, _) -> Uni.createFrom().failure(failure));
  }
}
