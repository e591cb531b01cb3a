package io.netspace.local.process;

import io.netspace.local.client.GatewayClient;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import java.util.concurrent.CountDownLatch;

/** A netspace that this process starts and stops, also when it is interrupted. */
public final class ManagedNetspace implements AutoCloseable {
  private final DataDirectory.Lock lock;
  private final LocalNetspace netspace;

  private ManagedNetspace(DataDirectory.Lock lock, LocalNetspace netspace) {
    this.lock = lock;
    this.netspace = netspace;
  }

  /** Work with the running gateway. */
  @FunctionalInterface
  public interface GatewayTask {
    int run(GatewayClient gateway) throws InterruptedException;
  }

  /** Work with a netspace that is not started yet. */
  @FunctionalInterface
  public interface NetspaceTask {
    int run(LocalNetspace netspace) throws InterruptedException;
  }

  /** Starts everything on a directory, does the work, and stops everything. */
  public static int run(
      Installation installation,
      Terminal terminal,
      DataDirectory data,
      boolean fresh,
      int trainers,
      GatewayTask work) {
    return run(
        installation,
        terminal,
        data,
        fresh,
        netspace -> {
          try (GatewayClient gateway = GatewayClient.ofThisUser(netspace.start(trainers))) {
            return work.run(gateway);
          }
        });
  }

  /** Does the work on a directory, and stops everything. */
  public static int run(
      Installation installation,
      Terminal terminal,
      DataDirectory data,
      boolean fresh,
      NetspaceTask work) {
    try (ManagedNetspace running = open(installation, terminal, data, fresh)) {
      return running.execute(work);
    }
  }

  private static ManagedNetspace open(
      Installation installation, Terminal terminal, DataDirectory data, boolean fresh) {
    DataDirectory.Lock lock = data.lock();
    if (fresh) {
      data.clear();
    }
    LauncherLog.writeTo(data.logFile("launcher"));
    LocalNetspace netspace = new LocalNetspace(installation, data, terminal);
    Runtime.getRuntime().addShutdownHook(new Thread(netspace::close, "stop-netspace"));
    return new ManagedNetspace(lock, netspace);
  }

  private int execute(NetspaceTask work) {
    try {
      return work.run(netspace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("Interrupted.", e);
    } catch (RuntimeException e) {
      if (netspace.isClosing()) {
        awaitShutdown();
      }
      throw e;
    }
  }

  /** Waits for the end of the process, since failures during a shutdown are not reported. */
  public static void awaitShutdown() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    netspace.close();
    lock.close();
  }
}
