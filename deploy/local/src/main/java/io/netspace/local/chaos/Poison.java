package io.netspace.local.chaos;

import io.netspace.contracts.event.Topics;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Ways to spoil a record so that nobody can read it as an event of its topic. */
enum Poison {
  NO_VALUE(Spoiling.value(_ -> null)),
  VALUE_OF_NO_BYTES(Spoiling.value(_ -> new byte[0])),
  NO_TYPE(Spoiling.header(Spoiling.TYPE, _ -> null)),
  UNKNOWN_TYPE(Spoiling.header(Spoiling.TYPE, _ -> "io.netspace.CandidateDreamt.v1")),
  LATER_VERSION(Spoiling.header(Spoiling.TYPE, type -> type.replace(".v1", ".v2"))),
  NO_TIME(Spoiling.header("ce_time", _ -> "yesterday")),
  HALF_A_DOCUMENT(Spoiling.value(value -> Arrays.copyOf(value, value.length / 2))),
  NO_JSON(Spoiling.value(_ -> new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, 3})),
  A_LIST(Spoiling.text("[1, 2, 3]")),
  A_TEXT(Spoiling.text("\"event\"")),
  THE_WORD_NULL(Spoiling.text("null")),
  NO_FIELDS(Spoiling.text("{}")),
  ANOTHER_EVENT(Spoiling::withAnotherEvent),
  WRONG_TOPIC(Spoiling::onTheWrongTopic),
  MISSING_FIELD(Spoiling.document(event -> event.remove("provenance"))),
  NULL_FIELD(Spoiling.document(event -> event.putNull("provenance"))),
  NUMBER_THAT_IS_TEXT(
      Spoiling.document(event -> event.withObject("/provenance").put("seed", "many"))),
  TEXT_THAT_IS_AN_OBJECT(
      Spoiling.document(event -> event.withObject("/provenance").putObject("codeVersion"))),
  NAMELESS_STUDY(Spoiling.document(event -> event.withObject("/provenance").put("study", "../"))),
  IMPOSSIBLE_VALUE(Spoiling.document(Spoiling::makeImpossible));

  @SuppressWarnings("ImmutableEnumChecker") // A function of its arguments alone.
  private final BiFunction<Topics, Samples, Stream<ProducerRecord<String, byte[]>>> spoiling;

  Poison(BiFunction<Topics, Samples, Stream<ProducerRecord<String, byte[]>>> spoiling) {
    this.spoiling = spoiling;
  }

  /** One record for a topic that nobody can read as one of its events. */
  ProducerRecord<String, byte[]> on(Topics topic, Samples samples) {
    return spoiling
        .apply(topic, samples)
        .filter(Spoiling::isPoison)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s cannot be spoiled by %s.".formatted(topic.topicName(), this)));
  }
}
