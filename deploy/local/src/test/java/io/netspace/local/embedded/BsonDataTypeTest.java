package io.netspace.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BsonDataTypeTest {
  private final BsonDataType type = new BsonDataType();

  static Stream<Object> values() {
    return Stream.of(
        "candidate-1",
        17,
        17L,
        2.5,
        true,
        Instant.parse("2026-01-02T03:04:05Z"),
        new UUID(1, 2),
        new ObjectId("0123456789abcdef01234567"),
        Missing.getInstance(),
        new KeyValue("study-1"),
        new KeyValue("study-1", Missing.getInstance(), 3L),
        new Document("_id", "one").append("next", 7L).append("nested", List.of(1, 2)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void whatIsWrittenIsReadAgain(Object value) {
    // Given
    WriteBuffer out = new WriteBuffer();
    type.write(out, value);
    type.write(out, "what follows");
    ByteBuffer in = out.getBuffer().flip();
    // When
    Object read = type.read(in);
    // Then
    assertThat(read).isEqualTo(value);
    assertThat(type.read(in)).isEqualTo("what follows");
  }

  @Test
  void keysAreOrderedByTheirValuesInTurn() {
    // Given
    KeyValue first = new KeyValue("population", 2L);
    KeyValue second = new KeyValue("population", 10L);
    // When
    int order = type.compare(first, second);
    // Then
    assertThat(order).isNegative();
    assertThat(type.compare(second, first)).isPositive();
    assertThat(type.compare(first, new KeyValue("population", 2L))).isZero();
  }

  @Test
  void aLargerDocumentTakesMoreMemory() {
    // Given
    Document small = new Document("_id", "one");
    // When
    int more = type.getMemory(new Document("_id", "one").append("text", "x".repeat(1_000)));
    // Then
    assertThat(more).isGreaterThan(type.getMemory(small) + 1_000);
  }
}
