package io.netspace.contracts.wire;

import io.netspace.contracts.vocabulary.Event;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads records as events, and moves the position of their partition after the effect. */
public final class LogReader {
  private final EventCodec codec = new EventCodec();
  private final Positions positions;

  public LogReader(Positions positions) {
    this.positions = positions;
  }

  /**
   * Has one record take effect.
   *
   * @throws PoisonException when the record cannot be read; it is passed over all the same, or the
   *     end of its partition would never be reached
   */
  public void read(ConsumerRecord<String, byte[]> in, Consumer<Event> effect) {
    TopicPartition partition = new TopicPartition(in.topic(), in.partition());
    try {
      effect.accept(codec.decode(in));
    } catch (PoisonException e) {
      positions.applied(partition, in.offset());
      throw e;
    }
    positions.applied(partition, in.offset());
  }

  /** Whether all that was in the log at the start has taken effect. */
  public boolean caughtUp() {
    return positions.caughtUp();
  }
}
