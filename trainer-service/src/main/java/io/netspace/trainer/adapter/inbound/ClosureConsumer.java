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
 * Reads the topics that tell of closings from their beginning, and goes on reading. It belongs to
 * no group, so every trainer sees every closing.
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

  ClosureConsumer(Supplier<Consumer<String, byte[]>> logs, CloseWork closings) {
    this.logs = logs;
    this.closeWork = closings;
  }

  /** Whether all closings from before the start are known. */
  boolean isCaughtUp() {
    return caughtUp.getCount() == 0;
  }

  /** Returns whether all closings are known, at the latest when it is stopped. */
  boolean awaitCaughtUp() throws InterruptedException {
    while (!isStopping() && !caughtUp.await(POLL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
      LOGGER.debug("Waiting for the closings.");
    }
    return isCaughtUp();
  }

  /** Asks it to return from {@link #run}. */
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

  /** Reads until it is stopped or the log fails; what is read twice changes nothing. */
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

  /** Poison is left to the services whose queue the topic is. */
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
      found.forEach(part -> partitions.add(new TopicPartition(part.topic(), part.partition())));
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
