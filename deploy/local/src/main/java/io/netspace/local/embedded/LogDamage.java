package io.netspace.local.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;

/**
 * A batch of records of the broker's log that is not as it was written: its checksum differs, or it
 * cannot be read at all. No reader gets past it.
 *
 * @param partition such as {@code netspace.outcomes.v1-0}
 * @param offset of the first record that cannot be read
 * @param file that the batch is in
 */
public record LogDamage(String partition, long offset, Path file) {
  /**
   * The first damage in a broker's directory, in the order of partitions and offsets; reads the
   * whole log.
   */
  public static Optional<LogDamage> find(Path directory) {
    return entries(directory).stream()
        .filter(Files::isDirectory)
        .flatMap(partition -> entries(partition).stream())
        .filter(file -> file.toString().endsWith(".log"))
        .flatMap(file -> inFile(file).stream())
        .findFirst();
  }

  private static List<Path> entries(Path directory) {
    try (Stream<Path> found = Files.list(directory)) {
      return found.sorted().toList();
    } catch (IOException _) {
      // A partition that the broker removes meanwhile, or no broker was started here yet.
      return List.of();
    }
  }

  /** A segment's file is named for the offset of its first record. */
  private static Optional<LogDamage> inFile(Path file) {
    long next = Long.parseLong(file.getFileName().toString().replace(".log", ""));
    try (FileRecords records = FileRecords.open(file.toFile(), false)) {
      int read = 0;
      for (RecordBatch batch : records.batches()) {
        batch.ensureValid();
        next = batch.nextOffset();
        read += batch.sizeInBytes();
      }
      // A length that is too large seems to be a batch of which not all is written yet.
      return read == records.sizeInBytes() ? Optional.empty() : Optional.of(at(next, file));
    } catch (KafkaException e) {
      return Optional.of(at(next, file));
    } catch (IOException _) {
      // A file that the broker removes meanwhile.
      return Optional.empty();
    }
  }

  private static LogDamage at(long offset, Path file) {
    return new LogDamage(file.getName(file.getNameCount() - 2).toString(), offset, file);
  }
}
