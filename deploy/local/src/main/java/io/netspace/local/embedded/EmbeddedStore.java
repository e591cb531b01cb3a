package io.netspace.local.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A document store that implements MongoDB's wire protocol, on the loopback address, over one file.
 * Writes acknowledged as journaled survive a crash of its process.
 */
public final class EmbeddedStore implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final MongoServer server;
  private final int port;

  private EmbeddedStore(MongoServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts a store on this directory, at the port stored there. */
  public static EmbeddedStore start(Path directory, LoopbackPorts ports) {
    return start(directory, ports.choose("store"));
  }

  /** Starts a store on this directory, which is created if it is new. */
  static EmbeddedStore start(Path directory, int port) {
    return start(directory, port, _ -> {});
  }

  /**
   * As {@link #start(Path, int)}.
   *
   * @param onFailure receives the failure after which the file is closed: no request is served
   */
  static EmbeddedStore start(Path directory, int port, Consumer<Throwable> onFailure) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("Store directory (" + directory + ") is not writable.", e);
    }
    MongoServer server =
        new MongoServer(BsonBackend.open(directory.resolve("documents.bson"), onFailure));
    server.bind(HOST, port);
    return new EmbeddedStore(server, port);
  }

  /** Address for drivers. */
  public String connectionString() {
    return "mongodb://" + HOST + ":" + port;
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
