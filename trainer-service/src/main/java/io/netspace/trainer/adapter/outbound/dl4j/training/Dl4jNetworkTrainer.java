package io.netspace.trainer.adapter.outbound.dl4j.training;

import io.netspace.model.network.Architecture;
import io.netspace.model.study.Candidate;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.adapter.outbound.dl4j.engine.Backend;
import io.netspace.trainer.adapter.outbound.dl4j.engine.GlibcMalloc;
import io.netspace.trainer.application.NetworkTrainer;
import io.netspace.trainer.application.TrainingArtifacts;
import io.netspace.trainer.application.TrainingListener;
import io.netspace.trainer.domain.Device;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.TrainingResult;
import java.util.List;
import java.util.Properties;

/**
 * Trains with DeepLearning4J. On the CPU a network's {@link
 * io.netspace.trainer.adapter.outbound.dl4j.engine.CpuEngine} computes the backbone, oneDNN with as
 * many threads as OpenMP is configured for: start the process with {@code OMP_NUM_THREADS=1} and
 * run one training thread per core; then the same candidate and images have the same errors. On a
 * GPU ND4J's operations compute it: run one process, with one training thread, per GPU.
 */
public final class Dl4jNetworkTrainer implements NetworkTrainer {
  private static final String DL4J_VERSION = "1.0.0-M2.1";

  /** System properties of JavaCPP, read when the first native library is loaded. */
  private static final List<String> JAVACPP_MEMORY_LIMITS =
      List.of("org.bytedeco.javacpp.maxbytes", "org.bytedeco.javacpp.maxphysicalbytes");

  private final Device device;

  /** Creates a trainer for the CPU. */
  public Dl4jNetworkTrainer() {
    this(Device.CPU);
  }

  /**
   * Creates a trainer for this device and no other. Removes the limits that JavaCPP derives from
   * the size of the heap, beyond which it considers native memory leaked and fails: {@link
   * io.netspace.model.training.TrainingMemory} estimates the memory of a training. Limits set by
   * system properties stay. Also makes the C library return large allocations when they are freed.
   */
  public Dl4jNetworkTrainer(Device device) {
    this.device = device;
    GlibcMalloc.returnFreedMemory();
    Properties properties = System.getProperties();
    JAVACPP_MEMORY_LIMITS.forEach(limit -> properties.putIfAbsent(limit, "0"));
  }

  @Override
  public TrainingResult train(
      Candidate candidate,
      Regime regime,
      ImageSplit images,
      TrainingArtifacts artifacts,
      TrainingListener listener)
      throws InterruptedException {
    Backend.require(device);
    try (TrainingSession session = new TrainingSession(candidate, regime, images, artifacts)) {
      return session.run(listener);
    }
  }

  @Override
  public String device() {
    return Backend.deviceName();
  }

  @Override
  public String engine(Architecture network) {
    return "deeplearning4j %s, %s"
        .formatted(DL4J_VERSION, Backend.backboneEngine(BackbonePlan.of(network)));
  }
}
