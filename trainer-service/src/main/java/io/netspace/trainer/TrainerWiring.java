package io.netspace.trainer;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import io.netspace.trainer.adapter.outbound.artifacts.DirectoryArtifactStore;
import io.netspace.trainer.adapter.outbound.cuda.BuildDevice;
import io.netspace.trainer.adapter.outbound.cuda.DriverCudaProbe;
import io.netspace.trainer.adapter.outbound.dl4j.training.Dl4jNetworkTrainer;
import io.netspace.trainer.adapter.outbound.images.CachedImageSource;
import io.netspace.trainer.adapter.outbound.images.cache.ImageCache;
import io.netspace.trainer.application.ArtifactStore;
import io.netspace.trainer.application.CloseWork;
import io.netspace.trainer.application.ClosedWork;
import io.netspace.trainer.application.DevicePreflight;
import io.netspace.trainer.application.ImageSource;
import io.netspace.trainer.application.NetworkTrainer;
import io.netspace.trainer.application.OutcomePublisher;
import io.netspace.trainer.application.Preflight;
import io.netspace.trainer.application.RecyclePolicy;
import io.netspace.trainer.application.StallLimits;
import io.netspace.trainer.application.StudyDataSets;
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

/** Produces the trainer's beans from its configuration. */
class TrainerWiring {
  private static final Logger LOGGER = Logger.getLogger(TrainerWiring.class);
  private static final double MEMORY_FRACTION = 0.9;

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  ClosedWork closings() {
    return new ClosedWork();
  }

  @Produces
  @Singleton
  StudyDataSets studyDataSets() {
    return new StudyDataSets();
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
    store.deleteStaleFiles(clock.instant());
    return store;
  }

  @Produces
  @Singleton
  CloseWork closeWork(ClosedWork closedWork, StudyDataSets dataSets, ArtifactStore artifacts) {
    return new CloseWork(closedWork, dataSets, artifacts);
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
    return new Dl4jNetworkTrainer(requestedDevice(config));
  }

  @Produces
  @Singleton
  DevicePreflight devicePreflight(TrainerConfig config) {
    return new DevicePreflight(
        requestedDevice(config), BuildDevice.device(), new DriverCudaProbe());
  }

  private static Device requestedDevice(TrainerConfig config) {
    return config.device().orElseGet(BuildDevice::device);
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
  RecyclePolicy recycling(TrainerConfig config) {
    return new RecyclePolicy(config.recycleAfter());
  }

  @Produces
  @Singleton
  TrainingLimits trainingLimits(TrainerConfig config) {
    long memory =
        config.memory().map(ByteSize::value).orElseGet(() -> memoryPerWorker(config.workers()));
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
      ClosedWork closedWork,
      StudyDataSets dataSets,
      TrainingLimits limits,
      TrainerConfig config) {
    return new TrainCandidate(
        trainer, images, publisher, artifacts, closedWork, dataSets, limits, config.codeVersion());
  }

  /**
   * The producer of all records that this process writes. A send fails after half a minute; callers
   * that need the record retry, so a record may be in the log twice.
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

  /** Bytes of the memory of the machine, or of its container, that one worker may use. */
  private static long memoryPerWorker(int workers) {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long outsideHeap = machine.getTotalMemorySize() - Runtime.getRuntime().maxMemory();
    return (long) (MEMORY_FRACTION * outsideHeap / workers);
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
