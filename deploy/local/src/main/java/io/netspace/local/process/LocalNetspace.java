package io.netspace.local.process;

import io.netspace.local.embedded.LoopbackPorts;
import io.netspace.local.embedded.TopicProvisioning;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Netspace on one data directory: broker, store and services as child processes. */
public final class LocalNetspace implements AutoCloseable {
  private static final int GATEWAY_PORT = 8080;
  private static final String STORE = "store";

  private final Installation installation;
  private final DataDirectory data;
  private final Terminal terminal;
  private final ServerSpec broker;
  private final ServerSpec store;
  private final List<ChildProcess> servers = new ArrayList<>();
  private final List<ChildProcess> services = new ArrayList<>();
  private volatile boolean closing;

  /**
   * @param data a directory that the caller has locked
   */
  public LocalNetspace(Installation installation, DataDirectory data, Terminal terminal) {
    this.installation = installation;
    this.data = data;
    this.terminal = terminal;
    LoopbackPorts ports = data.ports();
    this.broker =
        ServerSpec.broker(
            data.brokerDirectory(), ports.choose("broker"), ports.choose("controller"));
    this.store = ServerSpec.store(data.storeDirectory(), ports.choose(STORE));
  }

  /**
   * Starts everything and waits until it is ready.
   *
   * @param trainers number of trainer processes
   * @return the gateway's address
   */
  public URI start(int trainers) {
    return start(trainers, Map.of());
  }

  /**
   * As {@link #start(int)}, with settings for the services.
   *
   * @param settings variables of their environment, by name
   */
  public URI start(int trainers, Map<String, String> settings) {
    return start(trainers, settings, LoopbackPorts.firstFreeFrom(GATEWAY_PORT));
  }

  /** As {@link #start(int)}, with the gateway at a port that no other netspace uses. */
  public URI startOnPrivatePort(int trainers) {
    return start(trainers, Map.of(), data.ports().choose("gateway"));
  }

  private URI start(int trainers, Map<String, String> settings, int gatewayPort) {
    launch(servers, Stream.of(broker.program(), store.program()));
    await("broker and store", servers);
    TopicProvisioning.ensureTopics(bootstrapServers());
    data.writeServerAddresses(broker.address(), store.address());
    LoopbackPorts ports = data.ports();
    ServiceSpec gateway = ServiceSpec.lightweight("gateway", "gateway", gatewayPort, "256m");
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
    environment.put("QUARKUS_MONGODB_CONNECTION_STRING", storeConnectionString());
    launch(
        services,
        services(gateway, ports, trainers).map(s -> s.program(installation, environment)));
    await("services", services);
    allProcesses().forEach(ChildProcess::enableRestarts);
    data.writeGatewayAddress(gateway.url());
    terminal.clearProgress();
    return gateway.url();
  }

  private static Stream<ServiceSpec> services(
      ServiceSpec gateway, LoopbackPorts ports, int trainers) {
    return Stream.concat(
        Stream.of(
            gateway,
            ServiceSpec.analyzer(ports.choose("analyzer"), "256m"),
            ServiceSpec.lightweight("sampler", "sampler-service", ports.choose("sampler"), "192m")),
        IntStream.rangeClosed(1, trainers)
            .mapToObj(i -> "trainer-" + i)
            .map(name -> ServiceSpec.trainer(name, ports.choose(name), trainers)));
  }

  private synchronized void launch(List<ChildProcess> into, Stream<ProcessSpec> programs) {
    if (closing) {
      throw CommandException.failed("Stopped while starting.");
    }
    programs
        .map(program -> new ChildProcess(program, data, terminal::printLine))
        .forEach(into::add);
    into.forEach(ChildProcess::start);
  }

  private void await(String what, List<ChildProcess> launched) {
    List<ChildProcess> awaited = copyOf(launched);
    ReadinessWait.await(
        awaited,
        ready ->
            terminal.showProgress(
                "starting %s: %d of %d ready …".formatted(what, ready, awaited.size())));
  }

  private synchronized List<ChildProcess> copyOf(List<ChildProcess> processes) {
    return List.copyOf(processes);
  }

  private synchronized List<ChildProcess> allProcesses() {
    return Stream.concat(servers.stream(), services.stream()).toList();
  }

  /** The broker's address for clients, {@code host:port}. */
  public String bootstrapServers() {
    return broker.address();
  }

  /** The store's address for drivers. */
  public String storeConnectionString() {
    return "mongodb://" + store.address();
  }

  /** All processes, in the order of their first start, running or not. */
  public List<String> processNames() {
    return allProcesses().stream().map(ChildProcess::name).toList();
  }

  /** The running processes, in the order of their first start. */
  public Map<String, Long> pidsByName() {
    Map<String, Long> pids = new LinkedHashMap<>();
    allProcesses().forEach(each -> each.pid().ifPresent(pid -> pids.put(each.name(), pid)));
    return Collections.unmodifiableMap(pids);
  }

  /**
   * Kills a process; it is restarted after a delay.
   *
   * @return whether it ran
   */
  public boolean kill(String name) throws InterruptedException {
    return process(name).kill(() -> {});
  }

  /** Kills the store and deletes its files; it is restarted empty. */
  public void wipeStore() throws InterruptedException {
    boolean _ = process(STORE).kill(() -> delete(data.storeDirectory()));
  }

  private static void delete(Path directory) {
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Suspends a process by {@code SIGSTOP}, which it cannot handle or ignore. */
  public void suspend(String name) throws InterruptedException {
    process(name).signal("STOP");
  }

  /** Resumes a suspended process. */
  public void resume(String name) throws InterruptedException {
    process(name).signal("CONT");
  }

  private ChildProcess process(String name) {
    return allProcesses().stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> CommandException.failed("No process of netspace is named " + name + "."));
  }

  /** Whether stopping has begun, so that failures of stopped processes are not reported. */
  public boolean isClosing() {
    return closing;
  }

  /** Stops the services first, then the store, then the broker. */
  @Override
  public void close() {
    closing = true;
    stop();
  }

  private synchronized void stop() {
    terminal.showProgress("stopping …");
    data.deleteAddresses();
    services.forEach(ChildProcess::requestStop);
    services.forEach(ChildProcess::close);
    services.clear();
    servers.reversed().forEach(ChildProcess::close);
    servers.clear();
    terminal.clearProgress();
  }
}
