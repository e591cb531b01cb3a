package io.netspace.local.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * A database whose maps have types: each is opened here first, and the class above is then given
 * what is open already.
 */
final class BsonDatabase extends H2Database {
  private static final BsonType TYPE = new BsonType();

  private final MVStore file;

  BsonDatabase(String name, MVStore file, CursorRegistry cursors) {
    this.file = file; // Before the constructor above, which opens what there is.
    super(name, file, cursors);
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
    open("databases." + getFullCollectionNamespace(name));
    return super.openOrCreateCollection(name, options);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    open(getFullCollectionNamespace(collection) + "._index_" + index);
    return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
  }

  private void open(String map) {
    file.openMap(map, new MVMap.Builder<>().keyType(TYPE).valueType(TYPE));
  }
}
