package io.netspace.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogDamageTest {
  private static final int RECORDS = 5;

  @TempDir Path directory;
  private Path segment;

  @BeforeEach
  void writeOneRecordABatch() throws IOException {
    Path partition = Files.createDirectory(directory.resolve("netspace.outcomes.v1-0"));
    Files.createDirectory(directory.resolve("netspace.outcomes.v1-1"));
    Files.writeString(directory.resolve("meta.properties"), "version=1");
    segment = partition.resolve("00000000000000000100.log");
    try (FileRecords records = FileRecords.open(segment.toFile(), true)) {
      for (int i = 0; i < RECORDS; i++) {
        byte[] value = ("outcome " + i).getBytes(StandardCharsets.UTF_8);
        records.append(
            MemoryRecords.withRecords(100L + i, Compression.NONE, new SimpleRecord(value)));
      }
    }
  }

  @Test
  void anUndamagedLogHasNone() {
    assertThat(LogDamage.find(directory)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 17, 30, 65, 70})
  void oneFlippedBitNamesPartitionAndOffset(int byteOfBatch) throws IOException {
    // Given: byte 0 to 7 of a batch are its offset, which the broker sets, outside the checksum
    byte[] bytes = Files.readAllBytes(segment);
    bytes[3 * bytes.length / RECORDS + byteOfBatch] ^= 1;
    Files.write(segment, bytes);

    // When / Then
    assertThat(LogDamage.find(directory))
        .contains(new LogDamage("netspace.outcomes.v1-0", 103, segment));
  }
}
