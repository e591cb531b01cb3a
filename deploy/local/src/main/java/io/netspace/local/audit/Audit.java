package io.netspace.local.audit;

import io.netspace.local.client.BrokerClient;
import io.netspace.local.client.StoreClient;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Compares three independent records of every study's candidates. */
public final class Audit {
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);
  private static final List<LogReadingService> AUDITED_SERVICES =
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
   * The result of an audit.
   *
   * @param poisonByTopic number of unreadable records, by topic
   */
  public record Result(List<StudyAudit> studies, Map<String, Integer> poisonByTopic) {
    public Result {
      studies = List.copyOf(studies);
      poisonByTopic = Map.copyOf(poisonByTopic);
    }

    /** Whether all sources agree. */
    public boolean isClean() {
      return studies.stream().allMatch(StudyAudit::isClean);
    }
  }

  /**
   * Audits all studies once the services have applied the log.
   *
   * @throws CommandException when they do not catch up, or the log grows meanwhile
   */
  public Result run() {
    Map<TopicPartition, Long> ends = broker.endOffsetsOf(TopicScan.TOPICS);
    new ProjectionCatchUp(store, ends, terminal)
        .await(AUDITED_SERVICES, TopicScan.TOPICS, IDLE_LIMIT);
    terminal.showProgress("reading the store and the log …");
    Map<AuditSource, SourceRecords> recordsBySource = new EnumMap<>(AuditSource.class);
    recordsBySource.put(AuditSource.SAMPLER, StoreRecords.sampler(store));
    recordsBySource.put(AuditSource.GATEWAY, StoreRecords.gateway(store));
    TopicScan scan = new TopicScan();
    broker.read(ends, scan::read);
    recordsBySource.put(AuditSource.TOPICS, scan.records());
    Result findings = new Result(StudyAudit.compare(recordsBySource), scan.poison());
    terminal.clearProgress();
    if (!findings.isClean()) {
      requireUnchangedLog(ends);
    }
    return findings;
  }

  /** Records taken at different times may differ without a fault. */
  private void requireUnchangedLog(Map<TopicPartition, Long> ends) {
    long grown =
        broker.endOffsetsOf(TopicScan.TOPICS).entrySet().stream()
            .mapToLong(end -> end.getValue() - ends.getOrDefault(end.getKey(), 0L))
            .sum();
    if (grown > 0) {
      throw CommandException.failed(
          "The log grew by %d records while it was counted, so the accounts are of different moments; pause the studies or let them end, then audit again."
              .formatted(grown));
    }
  }
}
