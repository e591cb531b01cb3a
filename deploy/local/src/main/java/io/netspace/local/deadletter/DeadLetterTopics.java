package io.netspace.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netspace.local.client.BrokerClient;
import io.netspace.messaging.deadletter.DeadLetterPublisher;
import io.netspace.messaging.event.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The dead-letter topics of a broker. */
public final class DeadLetterTopics {
  private final BrokerClient broker;

  public DeadLetterTopics(BrokerClient broker) {
    this.broker = broker;
  }

  /** The dead letters of these topics. */
  public List<DeadLetter> deadLetters(Collection<Topic> topics) {
    DeadLetterCollector list = new DeadLetterCollector();
    broker.read(
        broker.endOffsets(topics.stream().map(Topic::deadLetterTopicName).toList()), list::add);
    return list.deadLetters();
  }

  /**
   * Replays dead letters to their topics, and then marks them as replayed: killed in between, it
   * may replay one twice, which consumers ignore.
   */
  public void replay(List<DeadLetter> letters, Instant time) {
    broker.publish(letters.stream().map(DeadLetter::original).toList());
    broker.publish(letters.stream().map(letter -> replayMarker(letter, time)).toList());
  }

  private static ProducerRecord<String, byte[]> replayMarker(DeadLetter letter, Instant time) {
    RecordOrigin origin = letter.origin();
    ProducerRecord<String, byte[]> mark =
        new ProducerRecord<>(letter.original().topic() + ".dlq", origin.toString(), null);
    Map.of(
            DeadLetterPublisher.REPLAYED, time.toString(),
            DeadLetterPublisher.TOPIC, origin.topic(),
            DeadLetterPublisher.PARTITION, Integer.toString(origin.partition()),
            DeadLetterPublisher.OFFSET, Long.toString(origin.offset()))
        .forEach((name, value) -> mark.headers().add(name, value.getBytes(UTF_8)));
    return mark;
  }
}
