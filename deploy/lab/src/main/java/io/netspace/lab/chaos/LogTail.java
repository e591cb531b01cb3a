package io.netspace.lab.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the loop's topics continuously from their beginning; waits for an unavailable broker. */
final class LogTail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Consumer<ConsumerRecord<String, byte[]>> handler;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable RuntimeException failure;

  private LogTail(
      KafkaConsumer<String, byte[]> consumer, Consumer<ConsumerRecord<String, byte[]>> listener) {
    this.consumer = consumer;
    this.handler = listener;
    this.thread = Thread.ofPlatform().daemon().name("log-tail").unstarted(this::read);
  }

  /**
   * Starts reading.
   *
   * @param listener receives each record, on a separate thread
   */
  static LogTail start(String bootstrapServers, Consumer<ConsumerRecord<String, byte[]>> listener) {
    List<TopicPartition> partitions = LoopPartitions.loopTopics();
    KafkaConsumer<String, byte[]> consumer = consumer(bootstrapServers);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    LogTail tail = new LogTail(consumer, listener);
    tail.thread.start();
    return tail;
  }

  static KafkaConsumer<String, byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "enable.auto.commit", "false",
            "auto.offset.reset", "earliest"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private void read() {
    try (consumer) {
      while (!closed) {
        consumer.poll(POLL).forEach(handler);
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** Throws the exception that ended the reading, if any. */
  void throwIfFailed() {
    RuntimeException e = failure;
    if (e != null) {
      throw new IllegalStateException("The log cannot be read any more.", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
