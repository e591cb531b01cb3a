package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_set_primitive_cache_capacity;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;

/**
 * oneDNN's CPU engine with one stream, and the owner of all native memory of one network: closing
 * it frees everything that was allocated with it, in reverse order.
 */
public final class OneDnnContext implements AutoCloseable {
  /** Bytes of a cache line, and of the widest vector register. */
  private static final long ALIGNMENT = 64;

  /** oneDNN's maximum: identical blocks of a network share their code. */
  private static final int CACHED_PRIMITIVES = 1024;

  private final Arena arena = Arena.ofShared();
  private final Deque<Runnable> releases = new ArrayDeque<>();
  private final dnnl_engine engine = new dnnl_engine();
  private final dnnl_stream stream = new dnnl_stream();

  /** Creates an engine on this machine's CPU. */
  public OneDnnContext() {
    check("engine", dnnl_engine_create(engine, dnnl_cpu, 0));
    onClose(() -> dnnl_engine_destroy(engine));
    check("stream", dnnl_stream_create(stream, engine, dnnl_stream_default_flags));
    onClose(() -> dnnl_stream_destroy(stream));
  }

  dnnl_engine engine() {
    return engine;
  }

  dnnl_stream stream() {
    return stream;
  }

  /** Allocates zeroed memory, freed by {@link #close()}. */
  public MemorySegment allocate(long bytes) {
    return arena.allocate(Math.max(bytes, ALIGNMENT), ALIGNMENT);
  }

  void onClose(Runnable release) {
    releases.push(release);
  }

  static void check(String what, int status) {
    if (status != dnnl_success) {
      throw new IllegalStateException("oneDNN refused " + what + " (status " + status + ").");
    }
  }

  @Override
  public void close() {
    while (!releases.isEmpty()) {
      releases.pop().run();
    }
    if (arena.scope().isAlive()) {
      arena.close();
      clearPrimitiveCache();
    }
  }

  /**
   * Empties oneDNN's cache of up to a thousand primitives' machine code, which other networks
   * hardly need. Code in use stays.
   */
  private static void clearPrimitiveCache() {
    check("an empty cache", dnnl_set_primitive_cache_capacity(0));
    check("a cache", dnnl_set_primitive_cache_capacity(CACHED_PRIMITIVES));
  }
}
