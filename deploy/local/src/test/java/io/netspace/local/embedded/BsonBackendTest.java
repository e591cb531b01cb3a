package io.netspace.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BsonBackendTest {
  private final List<Throwable> failures = new ArrayList<>();

  @TempDir Path directory;

  @AfterEach
  void free() {
    FullDisk.setFull(false);
  }

  @Test
  void aWriteToAFullDiskIsReportedForItClosesTheFile() {
    // Given
    FilePath.register(new FullDisk());
    BsonBackend backend =
        BsonBackend.open(Path.of("full:" + directory.resolve("documents.bson")), failures::add);
    ((BsonDatabase) backend.openOrCreateDatabase("database"))
        .openOrCreateCollection("collection", CollectionOptions.withDefaults())
        .addDocument(new Document("_id", "one"));
    backend.commit();
    assertThat(failures).isEmpty();

    // When
    FullDisk.setFull(true);
    ((BsonDatabase) backend.openOrCreateDatabase("database"))
        .openOrCreateCollection("another", CollectionOptions.withDefaults());

    // Then
    assertThatThrownBy(backend::commit).hasStackTraceContaining("No space left on device");
    assertThat(failures).isNotEmpty();
  }
}
