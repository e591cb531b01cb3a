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
 * A database whose maps have data types, under the names of the superclass. It opens indexes
 * itself, and shares the maps that are open.
 */
final class BsonDatabase extends H2Database {
  private static final BsonDataType TYPE = new BsonDataType();

  private final MVStore file;
  private final CursorRegistry cursors;

  BsonDatabase(String name, MVStore file, CursorRegistry cursors) {
    this.file = file; // Before the superclass's constructor, which opens the existing maps.
    this.cursors = cursors;
    super(name, file, cursors);
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
    String map = getFullCollectionNamespace(name);
    return new BsonCollection(
        this, name, options, open("databases." + map), file.openMap("meta." + map), cursors);
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    MVMap<Object, Object> _ = open(getFullCollectionNamespace(collection) + "._index_" + index);
    return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
  }

  /** A map with one data type for keys and values, which encodes the kind. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private <V> MVMap<Object, V> open(String map) {
    return (MVMap<Object, V>) file.openMap(map, new MVMap.Builder().keyType(TYPE).valueType(TYPE));
  }
}
