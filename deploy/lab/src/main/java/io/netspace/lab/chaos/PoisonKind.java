package io.netspace.lab.chaos;

import io.netspace.messaging.event.Topic;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Ways to corrupt a record so that it is no event of its topic. */
enum PoisonKind {
  NO_VALUE(RecordCorruption.value(_ -> null)),
  VALUE_OF_NO_BYTES(RecordCorruption.value(_ -> new byte[0])),
  NO_TYPE(RecordCorruption.header(RecordCorruption.TYPE, _ -> null)),
  UNKNOWN_TYPE(
      RecordCorruption.header(RecordCorruption.TYPE, _ -> "io.netspace.CandidateDreamt.v1")),
  LATER_VERSION(RecordCorruption.header(RecordCorruption.TYPE, type -> type.replace(".v1", ".v2"))),
  NO_TIME(RecordCorruption.header("ce_time", _ -> "yesterday")),
  HALF_A_DOCUMENT(RecordCorruption.value(value -> Arrays.copyOf(value, value.length / 2))),
  NO_JSON(RecordCorruption.value(_ -> new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, 3})),
  A_LIST(RecordCorruption.text("[1, 2, 3]")),
  A_TEXT(RecordCorruption.text("\"event\"")),
  THE_WORD_NULL(RecordCorruption.text("null")),
  NO_FIELDS(RecordCorruption.text("{}")),
  ANOTHER_EVENT(RecordCorruption::withAnotherEvent),
  WRONG_TOPIC(RecordCorruption::onTheWrongTopic),
  MISSING_FIELD(RecordCorruption.document(event -> event.remove("provenance"))),
  NULL_FIELD(RecordCorruption.document(event -> event.putNull("provenance"))),
  NUMBER_THAT_IS_TEXT(
      RecordCorruption.document(event -> event.withObject("/provenance").put("seed", "many"))),
  TEXT_THAT_IS_AN_OBJECT(
      RecordCorruption.document(event -> event.withObject("/provenance").putObject("codeVersion"))),
  NAMELESS_STUDY(
      RecordCorruption.document(event -> event.withObject("/provenance").put("study", "../"))),
  IMPOSSIBLE_VALUE(RecordCorruption.document(RecordCorruption::invalidate));

  @SuppressWarnings("ImmutableEnumChecker") // A function of its arguments alone.
  private final BiFunction<Topic, RecordSamples, Stream<ProducerRecord<String, byte[]>>> corruption;

  PoisonKind(BiFunction<Topic, RecordSamples, Stream<ProducerRecord<String, byte[]>>> spoiling) {
    this.corruption = spoiling;
  }

  /** A record that is no event of its topic. */
  ProducerRecord<String, byte[]> corrupt(Topic topic, RecordSamples samples) {
    return corruption
        .apply(topic, samples)
        .filter(RecordCorruption::isPoison)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s cannot be spoiled by %s.".formatted(topic.topicName(), this)));
  }
}
