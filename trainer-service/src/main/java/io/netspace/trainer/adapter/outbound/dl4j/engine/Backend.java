package io.netspace.trainer.adapter.outbound.dl4j.engine;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.Backbone;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackboneArrays;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.BackbonePlan;
import io.netspace.trainer.domain.Device;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The backend that ND4J has loaded; each method loads it if needed. */
public final class Backend {
  /** The number of oneDNN, and of ND4J's CUDA. */
  public static final int FIRST_ENGINE = 0;

  private Backend() {}

  public static Device device() {
    return Nd4j.getEnvironment().isCPU() ? Device.CPU : Device.CUDA;
  }

  /**
   * Checks that the backend runs on this device.
   *
   * @throws IllegalStateException if the backend runs on another device
   */
  public static void require(Device asked) {
    if (device() != asked) {
      throw new IllegalStateException(
          "ND4J runs on %s (%s), and %s is asked for."
              .formatted(device(), Nd4j.getBackend().getClass().getSimpleName(), asked));
    }
  }

  /** Backbones run by the network's engine on the CPU, and by ND4J elsewhere. */
  public static Backbone.Factory backbones() {
    return switch (device()) {
      case CPU -> Backend::cpuBackbone;
      case CUDA -> Nd4jBackbone::new;
    };
  }

  /** Backbones run by this engine. */
  public static Backbone.Factory backbones(int engine) {
    return switch (device()) {
      case CPU -> CpuEngine.numbered(engine)::create;
      case CUDA -> Nd4jBackbone::new;
    };
  }

  private static Backbone cpuBackbone(
      BackbonePlan plan, int batch, boolean training, BackboneArrays arrays) {
    return CpuEngine.of(plan).create(plan, batch, training, arrays);
  }

  /** Name of the device, such as {@code cpu} or {@code cuda: NVIDIA A100-SXM4-40GB}. */
  public static String deviceName() {
    return switch (device()) {
      case CPU -> Device.CPU.toString();
      case CUDA -> Device.CUDA + ": " + gpuName();
    };
  }

  private static String gpuName() {
    return NativeOpsHolder.getInstance()
        .getDeviceNativeOps()
        .getDeviceName(Nd4j.getAffinityManager().getDeviceForCurrentThread());
  }

  /** Name and version of what runs this backbone. */
  public static String backboneEngine(BackbonePlan plan) {
    return switch (device()) {
      case CPU -> CpuEngine.of(plan).description();
      case CUDA -> "nd4j-cuda 11.6";
    };
  }

  /**
   * Number of the engine that trains this network: its bits differ from another engine's, and a
   * training is not continued by another one.
   */
  public static int engineNumber(BackbonePlan plan) {
    return device() == Device.CPU ? CpuEngine.of(plan).number() : FIRST_ENGINE;
  }
}
