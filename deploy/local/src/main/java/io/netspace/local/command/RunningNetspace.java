package io.netspace.local.command;

import io.netspace.local.Refusal;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.process.DataDirectory;
import io.netspace.local.process.LocalNetspace;
import java.util.concurrent.CountDownLatch;

/** A netspace that this process started and stops again, also when it is interrupted. */
final class RunningNetspace implements AutoCloseable {
  private final DataDirectory.Lock lock;
  private final LocalNetspace netspace;

  private RunningNetspace(DataDirectory.Lock lock, LocalNetspace netspace) {
    this.lock = lock;
    this.netspace = netspace;
  }

  /** Work with the gateway, while it runs. */
  @FunctionalInterface
  interface Work {
    int with(GatewayClient gateway) throws InterruptedException;
  }

  /** Work with a netspace, which it starts itself. */
  @FunctionalInterface
  interface WholeWork {
    int with(LocalNetspace netspace) throws InterruptedException;
  }

  /** Starts everything on a directory, does the work, and stops everything. */
  static int during(Context context, DataDirectory data, boolean fresh, int trainers, Work work) {
    return during(
        context,
        data,
        fresh,
        netspace -> {
          try (GatewayClient gateway = new GatewayClient(netspace.start(trainers))) {
            return work.with(gateway);
          }
        });
  }

  /** Does the work on a directory, and stops everything. */
  static int during(Context context, DataDirectory data, boolean fresh, WholeWork work) {
    try (RunningNetspace running = on(context, data, fresh)) {
      return running.carryOut(work);
    }
  }

  private static RunningNetspace on(Context context, DataDirectory data, boolean fresh) {
    DataDirectory.Lock lock = data.lock();
    if (fresh) {
      data.clear();
    }
    LauncherLog.writeTo(data.log("launcher"));
    LocalNetspace netspace = new LocalNetspace(context.installation(), data, context.terminal());
    Runtime.getRuntime().addShutdownHook(new Thread(netspace::close, "stop-netspace"));
    return new RunningNetspace(lock, netspace);
  }

  private int carryOut(WholeWork work) {
    try {
      return work.with(netspace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.failed("Interrupted.", e);
    } catch (RuntimeException e) {
      if (netspace.isClosing()) {
        awaitTheEnd();
      }
      throw e;
    }
  }

  /** What fails while everything is being stopped is no news. */
  static void awaitTheEnd() {
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
