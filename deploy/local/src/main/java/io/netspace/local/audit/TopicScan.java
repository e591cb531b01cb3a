package io.netspace.local.audit;

import io.netspace.contracts.event.CandidateSampled;
import io.netspace.contracts.event.Topics;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateAbandoned;
import io.netspace.contracts.vocabulary.CandidateDiverged;
import io.netspace.contracts.vocabulary.CandidateTrained;
import io.netspace.contracts.vocabulary.Outcome;
import io.netspace.contracts.wire.LogEntries;
import io.netspace.contracts.wire.PoisonException;
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
  static final List<Topics> TOPICS = List.of(Topics.CANDIDATES, Topics.OUTCOMES);

  private final LogEntries entries = new LogEntries();
  private final Account account = new Account();
  private final Map<String, Integer> poisonByTopic = new TreeMap<>();

  Account account() {
    return account;
  }

  /** Records that no service can read, by topic. */
  Map<String, Integer> poison() {
    return poisonByTopic;
  }

  void read(ConsumerRecord<String, byte[]> record) {
    try {
      switch (entries.of(record).event()) {
        case CandidateSampled sampled ->
            account.sampled(
                sampled.candidate().id(), fate(sampled.candidate(), true, State.OUTSTANDING, null));
        case Outcome outcome -> account.ended(outcome.candidate().id(), fate(outcome));
        default -> poison(record);
      }
    } catch (PoisonException _) {
      poison(record);
    }
  }

  private void poison(ConsumerRecord<?, ?> record) {
    poisonByTopic.merge(record.topic(), 1, Integer::sum);
  }

  private static Fate fate(Outcome outcome) {
    return switch (outcome) {
      case CandidateTrained trained -> fate(trained.candidate(), false, State.TRAINED, null);
      case CandidateDiverged diverged -> fate(diverged.candidate(), false, State.DIVERGED, null);
      case CandidateAbandoned abandoned ->
          fate(abandoned.candidate(), false, State.ABANDONED, abandoned.reason());
    };
  }

  private static Fate fate(
      Candidate candidate, boolean sampled, State state, @Nullable AbandonReason reason) {
    return new Fate(
        candidate.population().study(), candidate.population().id(), sampled, state, reason);
  }
}
