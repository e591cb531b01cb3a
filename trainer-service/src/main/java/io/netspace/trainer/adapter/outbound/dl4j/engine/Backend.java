package io.netspace.trainer.adapter.outbound.dl4j.engine;

import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import io.netspace.trainer.adapter.outbound.dl4j.backbone.Backbone;
import io.netspace.trainer.domain.Device;
import org.bytedeco.dnnl.dnnl_version_t;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The backend that ND4J has loaded; each method loads it if needed. */
public final class Backend {
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

  /** Backbones run by oneDNN on the CPU, where it is faster, and by ND4J elsewhere. */
  public static Backbone.Factory backbones() {
    return switch (device()) {
      case CPU -> OneDnnBackbone::new;
      case CUDA -> Nd4jBackbone::new;
    };
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

  /** Name and version of the library that runs the backbones. */
  public static String backboneEngine() {
    return switch (device()) {
      case CPU -> oneDnn();
      case CUDA -> "nd4j-cuda 11.6";
    };
  }

  private static String oneDnn() {
    dnnl_version_t version = dnnl_version();
    return "onednn %d.%d.%d".formatted(version.major(), version.minor(), version.patch());
  }
}
