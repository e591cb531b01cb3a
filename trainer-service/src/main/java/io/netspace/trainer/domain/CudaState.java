package io.netspace.trainer.domain;

import java.util.List;

/** State of CUDA on this machine. */
public sealed interface CudaState {

  /** The driver's library cannot be loaded. */
  record NoDriver(String library) implements CudaState {}

  /** A call of the driver has failed with an error code of CUDA. */
  record DriverError(String call, int error) implements CudaState {}

  /**
   * The driver works.
   *
   * @param gpus visible to this process, in the driver's order
   * @param missing CUDA libraries that ND4J needs and that cannot be loaded
   */
  record Present(List<Gpu> gpus, List<String> missing) implements CudaState {
    public Present {
      gpus = List.copyOf(gpus);
      missing = List.copyOf(missing);
    }
  }
}
