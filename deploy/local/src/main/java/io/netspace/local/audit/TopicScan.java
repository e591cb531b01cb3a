package io.netspace.local.audit;

import io.netspace.messaging.codec.LogEntryDecoder;
import io.netspace.messaging.codec.PoisonRecordException;
import io.netspace.messaging.event.CandidateSampled;
import io.netspace.messaging.event.Topic;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The account of the log: several records of one candidate are one candidate, the first outcome in
 * log order counts, poison is passed over and counted.
 */
final class TopicScan {
  /** What is sampled, and what becomes of it. */
  static final List<Topic> TOPICS = List.of(Topic.CANDIDATES, Topic.OUTCOMES);

  private final LogEntryDecoder entries = new LogEntryDecoder();
  private final SourceRecords records = new SourceRecords();
  private final Map<String, Integer> poisonByTopic = new TreeMap<>();

  SourceRecords records() {
    return records;
  }

  /** Records that no service can read, by topic. */
  Map<String, Integer> poison() {
    return poisonByTopic;
  }

  void read(ConsumerRecord<String, byte[]> record) {
    try {
      switch (entries.decode(record).event()) {
        case CandidateSampled sampled ->
            records.recordSampled(
                sampled.candidate().id(),
                candidateRecord(sampled.candidate(), true, CandidateStatus.OUTSTANDING, null));
        case Outcome outcome ->
            records.recordOutcome(outcome.candidate().id(), candidateRecord(outcome));
        default -> poison(record);
      }
    } catch (PoisonRecordException _) {
      poison(record);
    }
  }

  private void poison(ConsumerRecord<?, ?> record) {
    poisonByTopic.merge(record.topic(), 1, Integer::sum);
  }

  private static RecordedCandidate candidateRecord(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained ->
          candidateRecord(trained.candidate(), false, CandidateStatus.TRAINED, null);
      case CandidateDiverged diverged ->
          candidateRecord(diverged.candidate(), false, CandidateStatus.DIVERGED, null);
      case CandidateAbandoned abandoned ->
          candidateRecord(
              abandoned.candidate(), false, CandidateStatus.ABANDONED, abandoned.reason());
    };
  }

  private static RecordedCandidate candidateRecord(
      Candidate candidate, boolean sampled, CandidateStatus state, @Nullable AbandonReason reason) {
    return new RecordedCandidate(
        candidate.population().study(), candidate.population().id(), sampled, state, reason);
  }
}
