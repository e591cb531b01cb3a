package io.netspace.local.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka node, broker and controller in one, on the loopback address. It can be started again on
 * its directory, also after a crash.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int NODE = 1;
  private static final String HOST = "127.0.0.1";
  private static final String CONTROLLER = "CONTROLLER";

  /**
   * The letters "netspace" and "-local-1": the constant cluster id by which a formatted directory
   * is recognised.
   */
  private static final Uuid CLUSTER = new Uuid(0x6e65747370616365L, 0x2d6c6f63616c2d31L);

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /** Starts a node on this directory, at the ports stored there. */
  public static EmbeddedBroker start(Path directory, LoopbackPorts ports) {
    return start(directory, ports.choose("broker"), ports.choose("controller"));
  }

  /** Starts a node on this directory, which is created and formatted if it is new. */
  static EmbeddedBroker start(Path directory, int brokerPort, int controllerPort) {
    format(directory);
    Properties settings = settings(directory, brokerPort, controllerPort);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(server, HOST + ":" + brokerPort);
  }

  /** Address for clients, {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory) {
    try {
      Files.createDirectories(directory);
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(NODE)
          .setClusterId(CLUSTER.toString())
          .setDirectories(List.of(directory.toString()))
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName(CONTROLLER)
          .setIgnoreFormatted(true)
          .run();
    } catch (IOException e) {
      throw new IllegalStateException("Broker directory (" + directory + ") is not writable.", e);
    } catch (Exception e) {
      throw new IllegalStateException("Broker directory (" + directory + ") cannot be used.", e);
    }
  }

  private static Properties settings(Path directory, int brokerPort, int controllerPort) {
    Properties settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", Integer.toString(NODE));
    settings.setProperty("log.dirs", directory.toString());
    settings.setProperty("controller.listener.names", CONTROLLER);
    settings.setProperty(
        "listeners",
        "PLAINTEXT://%s:%d,%s://%s:%d"
            .formatted(HOST, brokerPort, CONTROLLER, HOST, controllerPort));
    settings.setProperty(
        "controller.quorum.voters", "%d@%s:%d".formatted(NODE, HOST, controllerPort));
    settings.setProperty("auto.create.topics.enable", "false");
    settings.putAll(singleNodeSettings());
    return settings;
  }

  /** Internal topics have one small partition each, and buffers fit a workstation. */
  private static Properties singleNodeSettings() {
    Properties settings = new Properties();
    settings.setProperty("offsets.topic.replication.factor", "1");
    settings.setProperty("offsets.topic.num.partitions", "1");
    settings.setProperty("transaction.state.log.replication.factor", "1");
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("transaction.state.log.num.partitions", "1");
    settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
    settings.setProperty("share.coordinator.state.topic.min.isr", "1");
    settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
    settings.setProperty("group.share.delivery.count.limit", "10");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    settings.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
    settings.setProperty("num.network.threads", "2");
    settings.setProperty("num.io.threads", "4");
    return settings;
  }
}
