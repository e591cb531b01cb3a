package io.netspace.local.audit;

import io.netspace.local.Refusal;
import io.netspace.local.Terminal;
import io.netspace.local.client.BrokerClient;
import io.netspace.local.client.StoreClient;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Counts the ledger of every study three ways, and compares. */
public final class Audit {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<LogReadingService> KEEPERS =
      List.of(LogReadingService.SAMPLER, LogReadingService.GATEWAY);

  private final BrokerClient broker;
  private final StoreClient store;
  private final Terminal terminal;

  public Audit(BrokerClient broker, StoreClient store, Terminal terminal) {
    this.broker = broker;
    this.store = store;
    this.terminal = terminal;
  }

  /**
   * What an audit found.
   *
   * @param poison records that nobody can read, by topic
   */
  public record Findings(List<AuditedStudy> studies, Map<String, Integer> poison) {
    public Findings {
      studies = List.copyOf(studies);
      poison = Map.copyOf(poison);
    }

    /** Whether all accounts say the same. */
    public boolean clean() {
      return studies.stream().allMatch(AuditedStudy::clean);
    }
  }

  /**
   * Audits all studies when the services have applied the log.
   *
   * @throws Refusal when they do not catch up, or the log does not rest meanwhile
   */
  public Findings run() {
    Map<TopicPartition, Long> ends = broker.endsOf(TopicScan.TOPICS);
    new CatchingUp(store, ends, terminal).await(KEEPERS, TopicScan.TOPICS, PATIENCE);
    terminal.progress("reading the store and the log …");
    Map<Source, Account> accounts = new EnumMap<>(Source.class);
    accounts.put(Source.SAMPLER, StoreAccounts.sampler(store));
    accounts.put(Source.GATEWAY, StoreAccounts.gateway(store));
    TopicScan scan = new TopicScan();
    broker.read(ends, scan::read);
    accounts.put(Source.TOPICS, scan.account());
    Findings findings = new Findings(AuditedStudy.compare(accounts), scan.poison());
    terminal.clear();
    if (!findings.clean()) {
      refuseUnrest(ends);
    }
    return findings;
  }

  /** Accounts of different moments differ without a fault. */
  private void refuseUnrest(Map<TopicPartition, Long> ends) {
    long grown =
        broker.endsOf(TopicScan.TOPICS).entrySet().stream()
            .mapToLong(end -> end.getValue() - ends.getOrDefault(end.getKey(), 0L))
            .sum();
    if (grown > 0) {
      throw Refusal.failed(
          "The log grew by %d records while it was counted, so the accounts are of different moments; pause the studies or let them end, then audit again."
              .formatted(grown));
    }
  }
}
