package io.netspace.trainer.adapter.outbound.cuda;

import io.netspace.trainer.application.CudaSurvey;
import io.netspace.trainer.domain.CudaState;
import io.netspace.trainer.domain.Gpu;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;

/** Asks the driver itself. What is loaded for it stays: ND4J loads it again. */
public final class DriverCudaSurvey implements CudaSurvey {
  private static final String DRIVER = "libcuda.so.1";

  /** Of CUDA: what ND4J and its bridge to CUDA are linked to. */
  private static final List<String> LIBRARIES =
      List.of(
          "libcudart.so.11.0",
          "libcublas.so.11",
          "libcublasLt.so.11",
          "libcusparse.so.11",
          "libcusolver.so.11");

  private final String driver;
  private final List<String> libraries;

  public DriverCudaSurvey() {
    this(DRIVER, LIBRARIES);
  }

  DriverCudaSurvey(String driver, List<String> libraries) {
    this.driver = driver;
    this.libraries = libraries;
  }

  @Override
  public CudaState look() {
    try {
      return look(SymbolLookup.libraryLookup(driver, Arena.global()));
    } catch (IllegalArgumentException _) {
      return new CudaState.NoDriver(driver);
    }
  }

  CudaState look(SymbolLookup symbols) {
    try (Arena arena = Arena.ofConfined()) {
      CudaDriver cuda = new CudaDriver(symbols, arena);
      List<Gpu> gpus = new ArrayList<>();
      int count = cuda.deviceCount();
      for (int ordinal = 0; ordinal < count; ordinal++) {
        gpus.add(cuda.device(ordinal));
      }
      return new CudaState.Present(gpus, missing());
    } catch (CudaRefusal refusal) {
      return new CudaState.Refused(refusal.call(), refusal.error());
    }
  }

  private List<String> missing() {
    return libraries.stream().filter(library -> !isThere(library)).toList();
  }

  /** On this machine, or in a jar of the class path. */
  private static boolean isThere(String library) {
    if (DriverCudaSurvey.class.getResource("/org/bytedeco/cuda/linux-x86_64/" + library) != null) {
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
