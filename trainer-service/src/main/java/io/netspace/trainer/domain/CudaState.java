package io.netspace.trainer.domain;

import java.util.List;

/** What this machine has of CUDA. */
public sealed interface CudaState {

  /** The driver's library cannot be loaded. */
  record NoDriver(String library) implements CudaState {}

  /** The driver answers a call with an error, by CUDA's numbers. */
  record DriverError(String call, int error) implements CudaState {}

  /**
   * The driver answers.
   *
   * @param gpus that this process sees, in the driver's order
   * @param missing libraries of CUDA that ND4J needs and that cannot be loaded
   */
  record Present(List<Gpu> gpus, List<String> missing) implements CudaState {
    public Present {
      gpus = List.copyOf(gpus);
      missing = List.copyOf(missing);
    }
  }
}
