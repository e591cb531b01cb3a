package io.netspace.local.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netspace.contracts.event.Topics;
import io.netspace.contracts.wire.DeadLetters;
import io.netspace.local.client.BrokerClient;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The dead-letter topics of a broker. */
public final class DeadLetterBox {
  private final BrokerClient broker;

  public DeadLetterBox(BrokerClient broker) {
    this.broker = broker;
  }

  /** The dead letters of these topics. */
  public List<DeadLetter> letters(Collection<Topics> topics) {
    DeadLetterList list = new DeadLetterList();
    broker.read(broker.ends(topics.stream().map(Topics::deadLetterName).toList()), list::add);
    return list.letters();
  }

  /**
   * Sends letters to their topics again, and then marks them as sent: killed in between, it may
   * send one twice, which changes nothing.
   */
  public void replay(List<DeadLetter> letters, Instant time) {
    broker.publish(letters.stream().map(DeadLetter::original).toList());
    broker.publish(letters.stream().map(letter -> mark(letter, time)).toList());
  }

  private static ProducerRecord<String, byte[]> mark(DeadLetter letter, Instant time) {
    Origin origin = letter.origin();
    ProducerRecord<String, byte[]> mark =
        new ProducerRecord<>(letter.original().topic() + ".dlq", origin.toString(), null);
    Map.of(
            DeadLetters.REPLAYED, time.toString(),
            DeadLetters.TOPIC, origin.topic(),
            DeadLetters.PARTITION, Integer.toString(origin.partition()),
            DeadLetters.OFFSET, Long.toString(origin.offset()))
        .forEach((name, value) -> mark.headers().add(name, value.getBytes(UTF_8)));
    return mark;
  }
}
