package io.netspace.trainer.domain;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a trainer can compute on the requested device; it never uses another. ND4J's machine code
 * for CUDA 11.6 is for compute capabilities 3.7 to 8.6, and also runs on later minor versions of
 * the same major version.
 */
public final class DeviceCheck {
  private static final Gpu MIN_CAPABILITY = new Gpu("Kepler", 3, 7);
  private static final Gpu MAX_CAPABILITY = new Gpu("Ada", 8, 9);

  private DeviceCheck() {}

  /**
   * The reason why it cannot, in one sentence; empty if it can.
   *
   * @param built device that the trainer was built for
   * @param state determined for CUDA only
   */
  public static Optional<String> failure(Device asked, Device built, Supplier<CudaState> state) {
    if (asked != built) {
      return Optional.of(
          "This trainer is asked for %s (netspace.trainer.device) and was built for %s; build it %s -Pcuda."
              .formatted(asked, built, asked == Device.CUDA ? "with" : "without"));
    }
    return asked == Device.CPU ? Optional.empty() : failure(state.get());
  }

  private static Optional<String> failure(CudaState state) {
    return switch (state) {
      case CudaState.NoDriver none ->
          Optional.of(
              "There is no NVIDIA driver: %s cannot be loaded; install it, or let the container see the GPU."
                  .formatted(none.library()));
      case CudaState.DriverError refused ->
          Optional.of(
              "The NVIDIA driver refuses %s (CUDA error %d); see what nvidia-smi says."
                  .formatted(refused.call(), refused.error()));
      case CudaState.Present present -> failure(present);
    };
  }

  private static Optional<String> failure(CudaState.Present present) {
    int count = present.gpus().size();
    if (count == 0) {
      return Optional.of(
          "The NVIDIA driver sees no device; see what nvidia-smi and CUDA_VISIBLE_DEVICES say.");
    }
    if (count > 1) {
      return Optional.of(
          "%d GPUs are visible and a trainer uses one; set CUDA_VISIBLE_DEVICES to one of 0 to %d."
              .formatted(count, count - 1));
    }
    return failure(present.gpus().getFirst())
        .or(
            () ->
                present.missing().stream()
                    .findFirst()
                    .map(
                        "CUDA 11.6 is not complete: %s cannot be loaded; install its libraries."
                            ::formatted));
  }

  private static Optional<String> failure(Gpu gpu) {
    return gpu.isBetween(MIN_CAPABILITY, MAX_CAPABILITY)
        ? Optional.empty()
        : Optional.of(
            "%s has compute capability %s; ND4J CUDA 11.6 runs on %s to %s; train on another GPU, or on the CPU by a trainer built without -Pcuda."
                .formatted(
                    gpu.name(),
                    gpu.capability(),
                    MIN_CAPABILITY.capability(),
                    MAX_CAPABILITY.capability()));
  }
}
