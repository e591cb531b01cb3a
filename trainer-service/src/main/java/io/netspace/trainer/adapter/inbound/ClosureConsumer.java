package io.netspace.trainer.adapter.inbound;

import io.netspace.messaging.codec.LogEntryDecoder;
import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.messaging.event.Topic;
import io.netspace.trainer.application.CloseWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads the topics with closed populations and cancelled studies, from their beginning and
 * continuously. It belongs to no group, so every trainer reads every event.
 */
final class ClosureConsumer implements Runnable {
  private static final Logger LOGGER = Logger.getLogger(ClosureConsumer.class);
  private static final List<Topic> TOPICS = List.of(Topic.STUDIES, Topic.DESIGN_SPACES);
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

  private final Supplier<Consumer<String, byte[]>> logs;
  private final CloseWork closeWork;
  private final LogEntryDecoder entries = new LogEntryDecoder();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch caughtUp = new CountDownLatch(1);

  ClosureConsumer(Supplier<Consumer<String, byte[]>> logs, CloseWork closeWork) {
    this.logs = logs;
    this.closeWork = closeWork;
  }

  /** Whether all events from before the start are applied. */
  boolean isCaughtUp() {
    return caughtUp.getCount() == 0;
  }

  /** Waits until all events from before the start are applied; returns false if stopped before. */
  boolean awaitCaughtUp() throws InterruptedException {
    while (!isStopping() && !caughtUp.await(POLL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      LOGGER.debug("Waiting for the closings.");
    }
    return isCaughtUp();
  }

  /** Makes {@link #run} return. */
  void stop() {
    stopping.countDown();
  }

  @Override
  public void run() {
    try {
      while (!isStopping()) {
        readUntilFailure();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads until it is stopped or the log fails; reading an event twice is harmless. */
  private void readUntilFailure() throws InterruptedException {
    try (Consumer<String, byte[]> log = logs.get()) {
      List<TopicPartition> partitions = awaitPartitions(log);
      log.assign(partitions);
      log.seekToBeginning(partitions);
      pollUntilStopped(log, log.endOffsets(partitions));
    } catch (KafkaException e) {
      LOGGER.warn("Closings cannot be read; trying again.", e);
      pause();
    }
  }

  private void pollUntilStopped(Consumer<String, byte[]> log, Map<TopicPartition, Long> ends) {
    while (!isStopping()) {
      log.poll(POLL_TIMEOUT).forEach(this::apply);
      if (!isCaughtUp() && hasReached(log, ends)) {
        caughtUp.countDown();
      }
    }
  }

  private static boolean hasReached(Consumer<String, byte[]> log, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(end -> log.position(end.getKey()) >= end.getValue());
  }

  /**
   * Poison messages are skipped: the services that own the topic's group publish them as dead
   * letters.
   */
  private void apply(ConsumerRecord<String, byte[]> record) {
    try {
      closeWork.apply(entries.decode(record).event());
    } catch (PoisonRecordException e) {
      LOGGER.warnf(
          "Poison passed over: topic=%s offset=%d reason=%s",
          record.topic(), record.offset(), e.getMessage());
    }
  }

  /** The topics' partitions, as soon as all topics exist. */
  private List<TopicPartition> awaitPartitions(Consumer<String, byte[]> log)
      throws InterruptedException {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic topic : TOPICS) {
      List<PartitionInfo> found = log.partitionsFor(topic.topicName());
      while (found.isEmpty() && !isStopping()) {
        pause();
        found = log.partitionsFor(topic.topicName());
      }
      found.forEach(
          partition ->
              partitions.add(new TopicPartition(partition.topic(), partition.partition())));
    }
    return partitions;
  }

  private void pause() throws InterruptedException {
    stopping.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }
}
