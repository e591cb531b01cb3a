package io.netspace.sampler.adapter.outbound;

import io.netspace.messaging.codec.EventCodec;
import io.netspace.messaging.consumer.LogReader;
import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.RequeueHeaders;
import io.netspace.messaging.event.Topic;
import io.netspace.model.study.Event;
import io.netspace.sampler.application.EndOffset;
import io.netspace.sampler.application.EventLog;
import io.netspace.sampler.application.QueuedCandidate;
import io.netspace.sampler.domain.state.QueuePosition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** The log as topics of the broker, and how far they are applied. */
public final class KafkaEventLog implements EventLog {
  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(30);

  private final KafkaClients clients;
  private final LogReader reader;
  private final EventCodec codec = new EventCodec();

  public KafkaEventLog(KafkaClients clients, LogReader reader) {
    this.clients = clients;
    this.reader = reader;
  }

  @Override
  public List<EndOffset> endOffsets(List<Topic> topics) {
    return topics.stream().flatMap(this::ends).toList();
  }

  private Stream<EndOffset> ends(Topic topic) {
    return clients.endOffsets(topic).entrySet().stream()
        .map(end -> new EndOffset(topic, end.getKey(), end.getValue()));
  }

  @Override
  public boolean isApplied(List<EndOffset> ends) {
    return ends.stream()
        .allMatch(
            end ->
                reader.nextOffset(new TopicPartition(end.topic().topicName(), end.partition()))
                    >= end.offset());
  }

  @Override
  public QueuedCandidate candidateAt(QueuePosition position) {
    TopicPartition partition =
        new TopicPartition(Topic.CANDIDATES.topicName(), position.partition());
    try (Consumer<String, byte[]> log = clients.openConsumer()) {
      log.assign(List.of(partition));
      log.seek(partition, position.offset());
      List<ConsumerRecord<String, byte[]>> found = log.poll(POLL_TIMEOUT).records(partition);
      if (found.isEmpty() || found.getFirst().offset() != position.offset()) {
        throw new IllegalStateException(
            "Candidate record ("
                + partition
                + ", offset "
                + position.offset()
                + ") was not found.");
      }
      return queued(found.getFirst());
    }
  }

  private QueuedCandidate queued(ConsumerRecord<String, byte[]> record) {
    Event event = codec.decode(record);
    Header attempts = record.headers().lastHeader(RequeueHeaders.ATTEMPTS);
    return new QueuedCandidate(
        (CandidateSampled) event,
        attempts == null
            ? 0
            : Integer.parseInt(new String(attempts.value(), StandardCharsets.UTF_8)));
  }
}
