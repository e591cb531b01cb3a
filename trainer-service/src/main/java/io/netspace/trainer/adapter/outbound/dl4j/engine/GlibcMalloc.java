package io.netspace.trainer.adapter.outbound.dl4j.engine;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Settings of glibc's malloc, which networks get their memory from. By default the heap grows to
 * the largest network that each thread has ever trained: freed memory is fragmented and not
 * returned.
 */
public final class GlibcMalloc {
  /** In {@code malloc.h}: size in bytes from which an allocation is mapped separately. */
  private static final int M_MMAP_THRESHOLD = -3;

  /** In {@code malloc.h}: largest number of arenas, which threads share. */
  private static final int M_ARENA_MAX = -8;

  private static final int MMAP_THRESHOLD_BYTES = 1 << 20;
  private static final int MAX_ARENAS = 2;

  private GlibcMalloc() {}

  /** Makes free() return large allocations to the system. Does nothing without glibc. */
  public static void returnFreedMemory() {
    Linker linker = Linker.nativeLinker();
    linker
        .defaultLookup()
        .find("mallopt")
        .ifPresent(
            mallopt -> {
              set(linker, mallopt, M_MMAP_THRESHOLD, MMAP_THRESHOLD_BYTES);
              set(linker, mallopt, M_ARENA_MAX, MAX_ARENAS);
            });
  }

  private static void set(Linker linker, MemorySegment mallopt, int parameter, int value) {
    MethodHandle call =
        linker.downcallHandle(mallopt, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    try {
      int accepted = (int) call.invokeExact(parameter, value);
      if (accepted == 0) {
        throw new IllegalStateException("mallopt refused " + value + " for " + parameter + ".");
      }
    } catch (Throwable e) {
      throw new IllegalStateException("mallopt could not be called.", e);
    }
  }
}
