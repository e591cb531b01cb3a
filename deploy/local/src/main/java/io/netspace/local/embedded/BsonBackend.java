package io.netspace.local.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;

/**
 * Stores documents as BSON in one file, ordered by their ids. The backend that it extends writes
 * serialised Java objects, and compares two ids by serialising both: ten times the work at ten
 * thousand documents; and it writes changes to the file once a second, whatever it has
 * acknowledged. Here a write with the concern {@code j}, journaled, is acknowledged once it is in
 * the file.
 */
final class BsonBackend extends H2Backend {
  private static final int CACHE_MEGABYTES = 32;

  /** Space of old versions is reused after this time; no reader needs older ones. */
  private static final int RETENTION_MILLIS = 5_000;

  private BsonBackend(MVStore file) {
    super(file);
  }

  /**
   * Opens a file, which is created if it is new.
   *
   * @param onFailure receives the failure of a write, such as to a full disk: the library closes
   *     the file then, and every later request fails
   */
  static BsonBackend open(Path path, Consumer<Throwable> onFailure) {
    MVStore file =
        new MVStore.Builder()
            .fileName(path.toString())
            .cacheSize(CACHE_MEGABYTES)
            .backgroundExceptionHandler((_, failure) -> onFailure.accept(failure))
            .open();
    file.setRetentionTime(RETENTION_MILLIS);
    return new BsonBackend(file);
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document answer = super.handleMessage(message);
    if (isJournaled(message.getDocument())) {
      commit();
    }
    return answer;
  }

  private static boolean isJournaled(Document command) {
    return command.get("writeConcern") instanceof Document concern
        && Boolean.TRUE.equals(concern.get("j"));
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new BsonDatabase(name, getMvStore(), getCursorRegistry());
  }
}
