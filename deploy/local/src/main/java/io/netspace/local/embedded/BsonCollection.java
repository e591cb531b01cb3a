package io.netspace.local.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that returns copies: callers change a returned document before they put it back,
 * while another thread may write the stored one to the file. A shallow copy is enough, as values
 * are not changed in place.
 */
final class BsonCollection extends H2Collection {
  BsonCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> meta,
      CursorRegistry cursors) {
    super(database, name, options, documents, meta, cursors);
  }

  @Override
  protected @Nullable Document getDocument(Object position) {
    Document kept = super.getDocument(position);
    return kept == null ? null : kept.clone();
  }

  @Override
  protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
    return super.streamAllDocumentsWithPosition()
        .map(kept -> new DocumentWithPosition<>(kept.getDocument().clone(), kept.getPosition()));
  }

  @Override
  protected QueryResult matchDocuments(
      Document query, Document order, int skip, int limit, int batch, Document fields) {
    return isNaturalDescending(order)
        ? super.matchDocuments(query, order, skip, limit, batch, fields)
        : matchDocumentsFromStream(
            streamAllDocumentsWithPosition().map(DocumentWithPosition::getDocument),
            query,
            order,
            skip,
            limit,
            batch,
            fields);
  }
}
