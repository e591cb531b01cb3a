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
 * Whether the broker responds; probed every few seconds at most. A poll of the queue does not show
 * it: it returns nothing and no error when the broker is unreachable.
 */
@ApplicationScoped
class BrokerHealth implements BooleanSupplier {
  private static final int RESPONSE_TIMEOUT_MS = 2_000;
  private static final Duration CACHE_TIME = Duration.ofSeconds(3);

  private final KafkaClients clients;
  private @Nullable Admin admin;
  private boolean reachable;
  private long probedAt = System.nanoTime() - CACHE_TIME.toNanos();

  BrokerHealth(KafkaClients clients) {
    this.clients = clients;
  }

  @Override
  public synchronized boolean getAsBoolean() {
    if (System.nanoTime() - probedAt >= CACHE_TIME.toNanos()) {
      reachable = probe();
      probedAt = System.nanoTime();
    }
    return reachable;
  }

  private boolean probe() {
    try {
      Admin client = admin == null ? clients.openAdmin() : admin;
      admin = client;
      return !client
          .describeCluster(new DescribeClusterOptions().timeoutMs(RESPONSE_TIMEOUT_MS))
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
