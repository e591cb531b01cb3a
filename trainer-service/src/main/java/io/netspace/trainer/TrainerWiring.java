package io.netspace.trainer;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import io.netspace.trainer.adapter.outbound.artifacts.DirectoryArtifactStore;
import io.netspace.trainer.adapter.outbound.cuda.BuiltFor;
import io.netspace.trainer.adapter.outbound.cuda.DriverCudaSurvey;
import io.netspace.trainer.adapter.outbound.dl4j.Dl4jNetworkTrainer;
import io.netspace.trainer.adapter.outbound.images.CachedImageSource;
import io.netspace.trainer.adapter.outbound.images.ImageCache;
import io.netspace.trainer.application.ArtifactStore;
import io.netspace.trainer.application.Closings;
import io.netspace.trainer.application.DevicePreflight;
import io.netspace.trainer.application.HeedClosing;
import io.netspace.trainer.application.ImageSource;
import io.netspace.trainer.application.NetworkTrainer;
import io.netspace.trainer.application.OutcomePublisher;
import io.netspace.trainer.application.Preflight;
import io.netspace.trainer.application.Recycling;
import io.netspace.trainer.application.StallLimits;
import io.netspace.trainer.application.TrainCandidate;
import io.netspace.trainer.application.TrainingLimits;
import io.netspace.trainer.application.WorkerNames;
import io.netspace.trainer.domain.Device;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/** Puts the trainer together. */
class TrainerWiring {
  private static final Logger LOGGER = Logger.getLogger(TrainerWiring.class);
  private static final double SHARE = 0.9;

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Closings closings() {
    return new Closings();
  }

  @Produces
  @Singleton
  ArtifactStore artifactStore(TrainerConfig config, MeterRegistry meters, Clock clock) {
    TrainerConfig.Artifacts artifacts = config.artifacts();
    DirectoryArtifactStore store =
        new DirectoryArtifactStore(
            artifacts.directory().toAbsolutePath(),
            artifacts.keep(),
            artifacts.limit().value(),
            meters);
    store.tidy(clock.instant());
    return store;
  }

  @Produces
  @Singleton
  HeedClosing heedClosing(Closings closings, ArtifactStore artifacts) {
    return new HeedClosing(closings, artifacts);
  }

  @Produces
  @Singleton
  ImageSource imageSource(TrainerConfig config, Clock clock) {
    LOGGER.infof(
        "Cache of images: directory=%s, limitMegabytes=%d",
        config.cache(), config.cacheLimit().value() / 1_000_000);
    return new CachedImageSource(
        new ImageCache(config.cache(), config.cacheLimit().value(), clock));
  }

  @Produces
  @Singleton
  NetworkTrainer networkTrainer(TrainerConfig config) {
    return new Dl4jNetworkTrainer(asked(config));
  }

  @Produces
  @Singleton
  DevicePreflight devicePreflight(TrainerConfig config) {
    return new DevicePreflight(asked(config), BuiltFor.device(), new DriverCudaSurvey());
  }

  private static Device asked(TrainerConfig config) {
    return config.device().orElseGet(BuiltFor::device);
  }

  @Produces
  @Singleton
  WorkerNames workerNames(TrainerConfig config) {
    return new WorkerNames(
        config.name().orElseGet(TrainerWiring::hostAndProcess), config.workers());
  }

  @Produces
  @Singleton
  Preflight preflight(NetworkTrainer trainer) {
    return new Preflight(trainer);
  }

  @Produces
  @Singleton
  StallLimits stallLimits(TrainerConfig config) {
    return new StallLimits(config.stallLimit(), config.readingLimit());
  }

  @Produces
  @Singleton
  Recycling recycling(TrainerConfig config) {
    return new Recycling(config.recycleAfter());
  }

  @Produces
  @Singleton
  TrainingLimits trainingLimits(TrainerConfig config) {
    long memory = config.memory().map(Bytes::value).orElseGet(() -> share(config.workers()));
    LOGGER.infof("Memory for a training: megabytes=%d", memory / 1_000_000);
    return new TrainingLimits(config.attemptLimit(), memory);
  }

  @Produces
  @Singleton
  TrainCandidate trainCandidate(
      NetworkTrainer trainer,
      ImageSource images,
      OutcomePublisher publisher,
      ArtifactStore artifacts,
      Closings closings,
      TrainingLimits limits,
      TrainerConfig config) {
    return new TrainCandidate(
        trainer, images, publisher, artifacts, closings, limits, config.codeVersion());
  }

  /**
   * Everything that this process writes goes through it. A send fails after half a minute, and who
   * cannot do without sends again; a record may be in the log twice.
   */
  @Produces
  @Singleton
  Producer<String, byte[]> producer(
      @Identifier("default-kafka-broker") Map<String, Object> broker) {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000L);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  void close(@Disposes Producer<String, byte[]> producer) {
    producer.close(Duration.ofSeconds(1));
  }

  /** What one worker may take of the memory of the machine, or of the container it is in. */
  private static long share(int workers) {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long beside = machine.getTotalMemorySize() - Runtime.getRuntime().maxMemory();
    return (long) (SHARE * beside / workers);
  }

  private static String hostAndProcess() {
    long process = ProcessHandle.current().pid();
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + process;
    } catch (UnknownHostException e) {
      return "trainer-" + process;
    }
  }
}
