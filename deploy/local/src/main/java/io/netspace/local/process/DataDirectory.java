package io.netspace.local.process;

import io.netspace.local.embedded.LoopbackPorts;
import io.netspace.offline.common.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The data of one installation: the broker's log, the store, artifacts and log files. */
public final class DataDirectory {
  private static final String GATEWAY = "gateway.url";
  private static final String BROKER = "broker.address";
  private static final String STORE = "store.address";

  private final Path root;

  /**
   * Names a directory.
   *
   * @param root need not exist
   */
  public DataDirectory(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  public Path root() {
    return root;
  }

  /** Whether a broker has been started on it. */
  public boolean isUsed() {
    return Files.exists(brokerDirectory());
  }

  Path brokerDirectory() {
    return root.resolve("kafka");
  }

  Path storeDirectory() {
    return root.resolve("store");
  }

  LoopbackPorts ports() {
    return new LoopbackPorts(root.resolve("ports.properties"));
  }

  /** Log file of a service, or of the launcher itself. */
  public Path logFile(String name) {
    return logs().resolve(name + ".log");
  }

  private Path logs() {
    return root.resolve("logs");
  }

  /** The API keys of its gateway, where a login is needed. */
  public Path keyFile() {
    return root.resolve("keys");
  }

  private Path lockFile() {
    return root.resolve("lock");
  }

  /** The address that the gateway of this directory has published; it may have stopped since. */
  public Optional<URI> gatewayAddress() {
    return readAddress(GATEWAY).map(this::gatewayUrl);
  }

  private URI gatewayUrl(String text) {
    try {
      URI url = URI.create(text);
      if (url.getScheme() != null && url.getScheme().startsWith("http") && url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      // As any other text that is no address.
    }
    throw CommandException.failed(
        "%s holds no address, such as http://127.0.0.1:8080; delete it, or name the gateway with --url."
            .formatted(root.resolve(GATEWAY)));
  }

  /** The broker's address, {@code host:port}; it may have stopped since. */
  public Optional<String> brokerAddress() {
    return readAddress(BROKER);
  }

  /** The store's address, {@code host:port}; it may have stopped since. */
  public Optional<String> storeAddress() {
    return readAddress(STORE);
  }

  private Optional<String> readAddress(String file) {
    Path path = root.resolve(file);
    try {
      return Files.exists(path) ? Optional.of(Files.readString(path).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void writeGatewayAddress(URI gateway) {
    writeAddress(GATEWAY, gateway.toString());
  }

  void writeServerAddresses(String broker, String store) {
    writeAddress(BROKER, broker);
    writeAddress(STORE, store);
  }

  private void writeAddress(String file, String address) {
    try {
      Files.writeString(root.resolve(file), address + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes all addresses, once nothing of this directory runs. */
  void deleteAddresses() {
    try {
      for (String file : List.of(GATEWAY, STORE, BROKER)) {
        Files.deleteIfExists(root.resolve(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Locks this directory for this process, until the lock is closed or the process exits. */
  public Lock lock() {
    try {
      createPrivately(root);
      Files.createDirectories(logs());
      FileChannel channel =
          FileChannel.open(
              lockFile(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw alreadyInUse();
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
      return new Lock(channel);
    } catch (IOException e) {
      throw CommandException.failed(
          "Data directory (%s) is not writable; choose another with --data.".formatted(root), e);
    }
  }

  /** A new directory is for its owner alone: events, images and networks are in it. */
  private static void createPrivately(Path directory) throws IOException {
    if (Files.exists(directory)) {
      return;
    }
    Files.createDirectories(directory);
    PosixFileAttributeView posix =
        Files.getFileAttributeView(directory, PosixFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private CommandException alreadyInUse() throws IOException {
    return CommandException.failed(
        "Data directory (%s) is in use by another netspace (process %s); stop that one, or choose another directory with --data."
            .formatted(root, Files.readString(lockFile()).strip()));
  }

  /** Empties the directory except for the caller's lock and the API keys. */
  public void clear() {
    deleteContents(root);
    try {
      Files.createDirectories(logs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the store, which is derived from the log; the caller has the lock. */
  public void clearStore() {
    if (Files.isDirectory(storeDirectory())) {
      deleteContents(storeDirectory());
    }
  }

  private void deleteContents(Path directory) {
    try (Stream<Path> found = Files.walk(directory)) {
      List<Path> deepestFirst =
          found
              .filter(path -> !List.of(directory, lockFile(), keyFile()).contains(path))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lock of a data directory. */
  public static final class Lock implements AutoCloseable {
    private final FileChannel channel;

    private Lock(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
