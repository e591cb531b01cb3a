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
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;

/**
 * A driver whose functions are Java's, called as C's are. A device's handle is not its ordinal,
 * that a mix-up of them shows.
 */
final class ScriptedDriver {
  private static final int FIRST_HANDLE = 40;
  private static final int INVALID_VALUE = 1;

  private final Arena arena;
  private final int initError;
  private final List<Gpu> gpus;

  ScriptedDriver(Arena arena, int initError, Gpu... gpus) {
    this.arena = arena;
    this.initError = initError;
    this.gpus = List.of(gpus);
  }

  SymbolLookup symbols() {
    return name ->
        switch (name) {
          case "cuInit" -> function("init", JAVA_INT);
          case "cuDeviceGetCount" -> function("count", ADDRESS);
          case "cuDeviceGet" -> function("device", ADDRESS, JAVA_INT);
          case "cuDeviceGetName" -> function("name", ADDRESS, JAVA_INT, JAVA_INT);
          case "cuDeviceGetAttribute" -> function("attribute", ADDRESS, JAVA_INT, JAVA_INT);
          default -> Optional.empty();
        };
  }

  int init(int flags) {
    return flags == 0 ? initError : INVALID_VALUE;
  }

  int count(MemorySegment count) {
    return put(count, gpus.size());
  }

  int device(MemorySegment device, int ordinal) {
    return put(device, FIRST_HANDLE + ordinal);
  }

  int name(MemorySegment name, int length, int device) {
    MemorySegment text = name.reinterpret(length);
    text.fill((byte) 'x');
    text.setString(0, gpu(device).name());
    return 0;
  }

  int attribute(MemorySegment value, int attribute, int device) {
    return switch (attribute) {
      case 75 -> put(value, gpu(device).major());
      case 76 -> put(value, gpu(device).minor());
      default -> INVALID_VALUE;
    };
  }

  private Gpu gpu(int device) {
    return gpus.get(device - FIRST_HANDLE);
  }

  private static int put(MemorySegment target, int value) {
    target.reinterpret(Integer.BYTES).set(JAVA_INT, 0, value);
    return 0;
  }

  private Optional<MemorySegment> function(String method, MemoryLayout... arguments) {
    FunctionDescriptor descriptor = FunctionDescriptor.of(JAVA_INT, arguments);
    return Optional.of(
        Linker.nativeLinker().upcallStub(bound(method, descriptor), descriptor, arena));
  }

  private MethodHandle bound(String method, FunctionDescriptor descriptor) {
    MethodType type = descriptor.toMethodType();
    try {
      return MethodHandles.lookup().bind(this, method, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method, e);
    }
  }
}
