package io.netspace.local.audit;

import io.netspace.messaging.codec.LogEntryDecoder;
import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.Topic;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateResult;
import io.netspace.model.study.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads candidates from the log: duplicates are ignored, the first outcome in log order counts, and
 * unreadable records are skipped and counted.
 */
final class TopicScan {
  /** The topics of candidates and outcomes. */
  static final List<Topic> TOPICS = List.of(Topic.CANDIDATES, Topic.OUTCOMES);

  private final LogEntryDecoder entries = new LogEntryDecoder();
  private final SourceRecords records = new SourceRecords();
  private final Map<String, Integer> poisonByTopic = new TreeMap<>();

  SourceRecords records() {
    return records;
  }

  /** Number of records that no service can read, by topic. */
  Map<String, Integer> poison() {
    return poisonByTopic;
  }

  void read(ConsumerRecord<String, byte[]> record) {
    try {
      switch (entries.decode(record).event()) {
        case CandidateSampled sampled ->
            records.recordSampled(
                sampled.candidate().id(),
                recorded(sampled.candidate(), true, CandidateResult.OUTSTANDING));
        case Outcome outcome ->
            records.recordOutcome(
                outcome.candidate().id(),
                recorded(outcome.candidate(), false, CandidateResult.of(outcome)));
        default -> poison(record);
      }
    } catch (PoisonRecordException _) {
      poison(record);
    }
  }

  private void poison(ConsumerRecord<?, ?> record) {
    poisonByTopic.merge(record.topic(), 1, Integer::sum);
  }

  private static RecordedCandidate recorded(
      Candidate candidate, boolean sampled, CandidateResult result) {
    return new RecordedCandidate(
        candidate.population().study(), candidate.population().id(), sampled, result);
  }
}
