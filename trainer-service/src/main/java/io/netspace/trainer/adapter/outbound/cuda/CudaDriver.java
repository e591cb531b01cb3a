package io.netspace.trainer.adapter.outbound.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.netspace.trainer.domain.Gpu;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.stream.Stream;

/**
 * The calls of the CUDA driver that describe its devices; each throws when the driver reports an
 * error.
 */
final class CudaDriver {
  private static final int NO_DEVICE = 100;
  private static final int NAME_LENGTH = 256;
  private static final int CAPABILITY_MAJOR = 75;
  private static final int CAPABILITY_MINOR = 76;

  private final SymbolLookup symbols;
  private final MemorySegment number;
  private final MemorySegment text;

  CudaDriver(SymbolLookup symbols, Arena arena) {
    this.symbols = symbols;
    this.number = arena.allocate(JAVA_INT);
    this.text = arena.allocate(NAME_LENGTH);
  }

  /** Initialises the driver; succeeds also where there is a driver but no device. */
  int deviceCount() throws CudaException {
    try {
      call("cuInit", 0);
      call("cuDeviceGetCount", number);
      return number.get(JAVA_INT, 0);
    } catch (CudaException refusal) {
      if (refusal.error() == NO_DEVICE) {
        return 0;
      }
      throw refusal;
    }
  }

  Gpu device(int ordinal) throws CudaException {
    call("cuDeviceGet", number, ordinal);
    int device = number.get(JAVA_INT, 0);
    call("cuDeviceGetName", text, NAME_LENGTH, device);
    return new Gpu(
        text.getString(0),
        attribute(CAPABILITY_MAJOR, device),
        attribute(CAPABILITY_MINOR, device));
  }

  private int attribute(int attribute, int device) throws CudaException {
    call("cuDeviceGetAttribute", number, attribute, device);
    return number.get(JAVA_INT, 0);
  }

  /** Calls a function of ints and pointers that returns a {@code CUresult}. */
  private void call(String name, Object... arguments) throws CudaException {
    MemoryLayout[] layouts =
        Stream.of(arguments)
            .map(argument -> argument instanceof Integer ? JAVA_INT : ADDRESS)
            .toArray(MemoryLayout[]::new);
    MethodHandle function =
        Linker.nativeLinker()
            .downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, layouts));
    int error = invoke(name, function, arguments);
    if (error != 0) {
      throw new CudaException(name, error);
    }
  }

  private static int invoke(String name, MethodHandle function, Object... arguments) {
    try {
      return (int) function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new LinkageError(name + " cannot be called", e);
    }
  }
}
