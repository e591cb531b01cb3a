package io.netspace.local.process;

import io.netspace.local.Terminal;
import io.netspace.local.embedded.EmbeddedBroker;
import io.netspace.local.embedded.EmbeddedStore;
import io.netspace.local.embedded.LoopTopics;
import io.netspace.local.embedded.LoopbackPorts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of netspace on one data directory: broker and store in this process, services as children.
 */
public final class LocalNetspace implements AutoCloseable {
  private static final int GATEWAY_PORT = 8080;

  private final Installation installation;
  private final DataDirectory data;
  private final Terminal terminal;
  private final List<ServiceProcess> processes = new ArrayList<>();
  private @Nullable EmbeddedBroker broker;
  private @Nullable EmbeddedStore store;
  private volatile boolean closing;

  /** On a directory that the caller has locked. */
  public LocalNetspace(Installation installation, DataDirectory data, Terminal terminal) {
    this.installation = installation;
    this.data = data;
    this.terminal = terminal;
  }

  /**
   * Starts everything and waits until it is ready.
   *
   * @param trainers number of trainer processes
   * @return the gateway's address
   */
  public URI start(int trainers) {
    terminal.progress("starting broker and store …");
    URI gateway = launch(trainers);
    Readiness.await(List.copyOf(processes), this::showStarting);
    processes.forEach(ServiceProcess::keepRunning);
    data.announceGateway(gateway);
    terminal.clear();
    return gateway;
  }

  private synchronized URI launch(int trainers) {
    LoopbackPorts ports = data.ports();
    EmbeddedBroker startedBroker = EmbeddedBroker.start(data.broker(), ports);
    broker = startedBroker;
    LoopTopics.create(startedBroker.bootstrapServers());
    EmbeddedStore startedStore = EmbeddedStore.start(data.store(), ports);
    store = startedStore;
    Map<String, String> environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", startedBroker.bootstrapServers(),
            "QUARKUS_MONGODB_CONNECTION_STRING", startedStore.connectionString());
    Service gateway =
        Service.light("gateway", "gateway", LoopbackPorts.firstFreeFrom(GATEWAY_PORT), "256m");
    services(gateway, ports, trainers)
        .map(s -> new ServiceProcess(s, installation, data, environment, terminal::say))
        .forEach(processes::add);
    processes.forEach(ServiceProcess::start);
    return gateway.url();
  }

  private static Stream<Service> services(Service gateway, LoopbackPorts ports, int trainers) {
    return Stream.concat(
        Stream.of(
            gateway,
            Service.light("analyzer", "analyzer-service", ports.choose("analyzer"), "256m"),
            Service.light("sampler", "sampler-service", ports.choose("sampler"), "192m")),
        IntStream.rangeClosed(1, trainers)
            .mapToObj(i -> "trainer-" + i)
            .map(name -> Service.trainer(name, ports.choose(name))));
  }

  private void showStarting(int ready) {
    terminal.progress("starting services: %d of %d ready …".formatted(ready, processes.size()));
  }

  /** Whether stopping has begun, so that failures of what is stopped are no news. */
  public boolean isClosing() {
    return closing;
  }

  /** Stops the services first, then store and broker. */
  @Override
  public void close() {
    closing = true;
    stop();
  }

  private synchronized void stop() {
    terminal.progress("stopping …");
    data.withdrawGateway();
    processes.forEach(ServiceProcess::requestStop);
    processes.forEach(ServiceProcess::close);
    processes.clear();
    if (store != null) {
      store.close();
      store = null;
    }
    if (broker != null) {
      broker.close();
      broker = null;
    }
    terminal.clear();
  }
}
