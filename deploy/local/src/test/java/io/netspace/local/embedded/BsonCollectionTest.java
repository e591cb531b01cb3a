package io.netspace.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BsonCollectionTest {
  private final MVStore file = MVStore.open(null);
  private final BsonCollection collection =
      (BsonCollection)
          new BsonDatabase("database", file, new CursorRegistry())
              .openOrCreateCollection("collection", CollectionOptions.withDefaults());

  @BeforeEach
  void fill() {
    collection.addDocument(new Document("_id", "one").append("fate", "outstanding"));
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void changingWhatIsFoundByItsIdLeavesWhatIsKept() {
    // When
    collection.getDocument("one").put("fate", "trained");
    // Then
    assertThat(collection.getDocument("one")).containsEntry("fate", "outstanding");
  }

  @Test
  void changingWhatAScanFindsLeavesWhatIsKept() {
    // When
    collection
        .streamAllDocumentsWithPosition()
        .forEach(found -> found.getDocument().put("fate", "trained"));
    collection
        .matchDocuments(new Document(), new Document(), 0, 0, 0, null)
        .iterator()
        .forEachRemaining(found -> found.put("fate", "trained"));
    // Then
    assertThat(collection.getDocument("one")).containsEntry("fate", "outstanding");
  }
}
