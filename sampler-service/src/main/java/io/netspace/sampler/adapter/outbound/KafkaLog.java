package io.netspace.sampler.adapter.outbound;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.HandBack;
import io.netspace.contracts.event.Topics;
import io.netspace.contracts.vocabulary.Event;
import io.netspace.contracts.wire.EventCodec;
import io.netspace.contracts.wire.LogReader;
import io.netspace.sampler.application.Log;
import io.netspace.sampler.application.LogEnd;
import io.netspace.sampler.application.QueuedCandidate;
import io.netspace.sampler.domain.QueuePlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** The log as the topics of the broker, and how far they were applied. */
public final class KafkaLog implements Log {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaClients clients;
  private final LogReader reader;
  private final EventCodec codec = new EventCodec();

  public KafkaLog(KafkaClients clients, LogReader reader) {
    this.clients = clients;
    this.reader = reader;
  }

  @Override
  public List<LogEnd> ends(List<Topics> topics) {
    return topics.stream().flatMap(this::ends).toList();
  }

  private Stream<LogEnd> ends(Topics topic) {
    return clients.ends(topic).entrySet().stream()
        .map(end -> new LogEnd(topic, end.getKey(), end.getValue()));
  }

  @Override
  public boolean isApplied(List<LogEnd> ends) {
    return ends.stream()
        .allMatch(
            end ->
                reader.next(new TopicPartition(end.topic().topicName(), end.partition()))
                    >= end.next());
  }

  @Override
  public QueuedCandidate candidateAt(QueuePlace place) {
    TopicPartition partition = new TopicPartition(Topics.CANDIDATES.topicName(), place.partition());
    try (Consumer<String, byte[]> log = clients.openLog()) {
      log.assign(List.of(partition));
      log.seek(partition, place.offset());
      List<ConsumerRecord<String, byte[]>> found = log.poll(PATIENCE).records(partition);
      if (found.isEmpty() || found.getFirst().offset() != place.offset()) {
        throw new IllegalStateException(
            "Candidate record (" + partition + ", offset " + place.offset() + ") was not found.");
      }
      return queued(found.getFirst());
    }
  }

  private QueuedCandidate queued(ConsumerRecord<String, byte[]> record) {
    Event event = codec.decode(record);
    Header attempts = record.headers().lastHeader(HandBack.ATTEMPTS);
    return new QueuedCandidate(
        (CandidateSampled) event,
        attempts == null
            ? 0
            : Integer.parseInt(new String(attempts.value(), StandardCharsets.UTF_8)));
  }
}
