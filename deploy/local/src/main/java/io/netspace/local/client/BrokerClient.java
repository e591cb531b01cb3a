package io.netspace.local.client;

import io.netspace.messaging.event.Topic;
import io.netspace.offline.common.CommandException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Reads and writes topics of a broker, without a consumer group and so without commits. */
public final class BrokerClient implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  /** A killed broker is restarted within this time, also on a busy machine. */
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(60);

  private final String address;
  private final Admin admin;

  private BrokerClient(String address) {
    this.address = address;
    this.admin = Admin.create(settings());
  }

  /**
   * Connects to a broker that responds.
   *
   * @param address {@code host:port}
   * @throws CommandException when it does not respond
   */
  public static BrokerClient connect(String address) {
    BrokerClient client = new BrokerClient(address);
    try {
      client.await(client.admin.describeCluster().nodes());
      return client;
    } catch (CommandException refusal) {
      client.close();
      throw refusal;
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", address);
    settings.put("default.api.timeout.ms", (int) ANSWER_LIMIT.toMillis());
    settings.put("request.timeout.ms", (int) ANSWER_LIMIT.toMillis());
    return settings;
  }

  /** The current end offsets of these topics' partitions. */
  public Map<TopicPartition, Long> endOffsets(Collection<String> topics) {
    return offsets(topics, OffsetSpec.latest());
  }

  /** As {@link #endOffsets}, for topics of the loop. */
  public Map<TopicPartition, Long> endOffsetsOf(Collection<Topic> topics) {
    return endOffsets(topics.stream().map(Topic::topicName).toList());
  }

  private Map<TopicPartition, Long> offsets(Collection<String> topics, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> wanted =
        await(admin.describeTopics(topics).allTopicNames()).values().stream()
            .flatMap(BrokerClient::partitions)
            .collect(Collectors.toMap(partition -> partition, _ -> which));
    return await(admin.listOffsets(wanted).all()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, found -> found.getValue().offset()));
  }

  private static Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition()));
  }

  /** Reads partitions from their beginning up to these end offsets, each in order. */
  public void read(
      Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<String, byte[]>> reader) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      long lastProgress = System.nanoTime();
      while (!hasReached(consumer, ends)) {
        ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
        if (!batch.isEmpty()) {
          lastProgress = System.nanoTime();
        } else if (System.nanoTime() - lastProgress > IDLE_LIMIT.toNanos()) {
          throw unresponsive(null);
        }
        batch.forEach(record -> readUpTo(ends, record, reader));
      }
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      throw unresponsive(e);
    }
  }

  private static boolean hasReached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** Records after the end offsets are skipped. */
  private static void readUpTo(
      Map<TopicPartition, Long> ends,
      ConsumerRecord<String, byte[]> record,
      Consumer<ConsumerRecord<String, byte[]>> reader) {
    if (record.offset()
        < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
      reader.accept(record);
    }
  }

  /** Publishes records; returns when the broker has acknowledged all of them. */
  public void publish(List<ProducerRecord<String, byte[]>> records) {
    Map<String, Object> settings = settings();
    settings.put("acks", "all");
    settings.put("delivery.timeout.ms", (int) IDLE_LIMIT.toMillis());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      records.stream().map(producer::send).toList().forEach(this::await);
    }
  }

  private <T> T await(Future<T> answer) {
    try {
      return answer.get(IDLE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw CommandException.failed(
            "The broker at %s has not netspace's topics; check --kafka.".formatted(address), e);
      }
      throw unresponsive(e);
    } catch (TimeoutException e) {
      throw unresponsive(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("Interrupted.", e);
    }
  }

  private CommandException unresponsive(@Nullable Throwable cause) {
    String sentence =
        "The broker at %s does not answer; check that netspace runs (./netspace up), or --kafka."
            .formatted(address);
    return cause == null
        ? CommandException.failed(sentence)
        : CommandException.failed(sentence, cause);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
