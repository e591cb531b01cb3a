package io.netspace.trainer.adapter.inbound;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the broker answers, asked at most every few seconds: a poll of the queue returns nothing
 * and no error when the broker is away.
 */
@ApplicationScoped
class BrokerContact implements BooleanSupplier {
  private static final int ANSWER_LIMIT_MS = 2_000;
  private static final Duration KEPT = Duration.ofSeconds(3);

  private final KafkaClients clients;
  private @Nullable Admin admin;
  private boolean answered;
  private long askedAt = System.nanoTime() - KEPT.toNanos();

  BrokerContact(KafkaClients clients) {
    this.clients = clients;
  }

  @Override
  public synchronized boolean getAsBoolean() {
    if (System.nanoTime() - askedAt >= KEPT.toNanos()) {
      answered = ask();
      askedAt = System.nanoTime();
    }
    return answered;
  }

  private boolean ask() {
    try {
      Admin asking = admin == null ? clients.openAdmin() : admin;
      admin = asking;
      return !asking
          .describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_LIMIT_MS))
          .nodes()
          .get()
          .isEmpty();
    } catch (ExecutionException | KafkaException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @PreDestroy
  synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
