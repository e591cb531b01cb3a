package io.netspace.local.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Free ports of the loopback address, stored in a file so that a server restarts at its port,
 * unless the port is taken. They are below the ephemeral range, so that no outgoing connection can
 * occupy the port of a killed server before its restart.
 */
public final class LoopbackPorts {
  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;

  private final Path file;

  /**
   * Stores ports in this file.
   *
   * @param file need not exist
   */
  public LoopbackPorts(Path file) {
    this.file = file;
  }

  /** The port stored under this name if it is free, else another free one. */
  public synchronized int choose(String name) {
    Properties ports = read();
    int remembered = port(ports.getProperty(name, "0"));
    int port = isFree(remembered) ? remembered : findFree(ports.values());
    ports.setProperty(name, Integer.toString(port));
    write(ports);
    return port;
  }

  /** A port of the file; 0, which is never free, for what is none. */
  private static int port(String text) {
    try {
      int port = Integer.parseInt(text.strip());
      return port >= 1 && port <= 65_535 ? port : 0;
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /** The first free port from this one upwards. */
  public static int firstFreeFrom(int port) {
    int candidate = port;
    while (!isFree(candidate)) {
      candidate++;
    }
    return candidate;
  }

  /** Starts at a random port, so that two netspaces that start at once rarely collide. */
  private static int findFree(Collection<Object> taken) {
    int start = ThreadLocalRandom.current().nextInt(COUNT);
    return IntStream.range(0, COUNT)
        .map(i -> FIRST + (start + i) % COUNT)
        .filter(port -> !taken.contains(Integer.toString(port)) && isFree(port))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No loopback port is free."));
  }

  private static boolean isFree(int port) {
    if (port == 0) {
      return false;
    }
    try (ServerSocket socket = bind(port)) {
      return socket.isBound();
    } catch (IOException _) {
      return false;
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private Properties read() {
    Properties ports = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        ports.load(reader);
      } catch (CharacterCodingException | IllegalArgumentException _) {
        // The ports of a damaged file are chosen anew, and the file is written again.
        return new Properties();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return ports;
  }

  private void write(Properties ports) {
    try (Writer writer = Files.newBufferedWriter(file)) {
      ports.store(writer, "Loopback ports of this directory's servers");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
