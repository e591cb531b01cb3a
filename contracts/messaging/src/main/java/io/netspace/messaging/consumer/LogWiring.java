package io.netspace.messaging.consumer;

import com.mongodb.client.MongoDatabase;
import io.netspace.messaging.deadletter.DeadLetterPublisher;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The beans that read the log, for a service that has a database, a dead-letter publisher, and a
 * channel named {@code loop}. A service activates them by indexing this jar ({@code
 * quarkus.index-dependency}).
 */
public class LogWiring {
  private static final String CHANNEL = "loop";
  private static final Duration SEEK_TIMEOUT = Duration.ofSeconds(30);

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  LogProgress progress() {
    return new LogProgress();
  }

  @Produces
  @Singleton
  LogReader logReader(
      LogProgress progress,
      MongoDatabase database,
      DeadLetterPublisher deadLetters,
      KafkaClientService clients) {
    return new LogReader(
        progress, new Positions(database.getCollection("positions")), deadLetters, seeker(clients));
  }

  private static OffsetSeeker seeker(KafkaClientService clients) {
    return offsets -> {
      KafkaConsumer<String, byte[]> consumer = clients.getConsumer(CHANNEL);
      Consumer<org.apache.kafka.clients.consumer.Consumer<String, byte[]>> seek =
          polled -> offsets.forEach(polled::seek);
      consumer.runOnPollingThread(seek).await().atMost(SEEK_TIMEOUT);
    };
  }

  @Produces
  @Singleton
  @Identifier("replay")
  SeekToPositions seekToPositions(LogProgress progress) {
    return new SeekToPositions(progress);
  }
}
