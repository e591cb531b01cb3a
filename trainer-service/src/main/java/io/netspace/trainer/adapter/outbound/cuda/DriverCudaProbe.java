package io.netspace.trainer.adapter.outbound.cuda;

import io.netspace.trainer.application.CudaProbe;
import io.netspace.trainer.domain.CudaState;
import io.netspace.trainer.domain.Gpu;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;

/** Queries the CUDA driver. The libraries loaded for that stay loaded: ND4J needs them too. */
public final class DriverCudaProbe implements CudaProbe {
  private static final String DRIVER = "libcuda.so.1";

  /** The CUDA libraries that ND4J and its bridge to CUDA are linked to. */
  private static final List<String> LIBRARIES =
      List.of(
          "libcudart.so.11.0",
          "libcublas.so.11",
          "libcublasLt.so.11",
          "libcusparse.so.11",
          "libcusolver.so.11");

  private final String driver;
  private final List<String> libraries;

  public DriverCudaProbe() {
    this(DRIVER, LIBRARIES);
  }

  DriverCudaProbe(String driver, List<String> libraries) {
    this.driver = driver;
    this.libraries = libraries;
  }

  @Override
  public CudaState probe() {
    try {
      return probe(SymbolLookup.libraryLookup(driver, Arena.global()));
    } catch (IllegalArgumentException _) {
      return new CudaState.NoDriver(driver);
    }
  }

  CudaState probe(SymbolLookup symbols) {
    try (Arena arena = Arena.ofConfined()) {
      CudaDriver cuda = new CudaDriver(symbols, arena);
      List<Gpu> gpus = new ArrayList<>();
      int count = cuda.deviceCount();
      for (int ordinal = 0; ordinal < count; ordinal++) {
        gpus.add(cuda.device(ordinal));
      }
      return new CudaState.Present(gpus, missingLibraries());
    } catch (CudaException refusal) {
      return new CudaState.DriverError(refusal.call(), refusal.error());
    }
  }

  private List<String> missingLibraries() {
    return libraries.stream().filter(library -> !isLoadable(library)).toList();
  }

  /** Whether a library can be loaded, from this machine or a jar of the class path. */
  private static boolean isLoadable(String library) {
    if (DriverCudaProbe.class.getResource("/org/bytedeco/cuda/linux-x86_64/" + library) != null) {
      return true;
    }
    try {
      SymbolLookup.libraryLookup(library, Arena.global());
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
