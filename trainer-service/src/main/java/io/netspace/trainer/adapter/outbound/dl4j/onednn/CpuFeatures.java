package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Properties of this machine's processor that affect the choice of code. */
final class CpuFeatures {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** The instruction set in oneDNN's numbering. */
  private static final int AVX512 = 1 << 5;

  private CpuFeatures() {}

  /** Whether blocks of sixteen channels are no faster than blocks of eight. */
  static boolean prefersEightChannelBlocks() {
    boolean hasSixteen = (dnnl_get_effective_cpu_isa() & AVX512) != 0;
    return !hasSixteen || (Files.isReadable(CPU_INFO) && splitsAvx512(cpuInfo()));
  }

  /** AMD's Zen 4 executes AVX-512 on units of half the width. */
  static boolean splitsAvx512(String description) {
    return description.contains("AuthenticAMD")
        && description.matches("(?s).*cpu family\\s*: 25\\b.*");
  }

  private static String cpuInfo() {
    try {
      return Files.readString(CPU_INFO);
    } catch (IOException e) {
      throw new UncheckedIOException("What the processor is cannot be read.", e);
    }
  }
}
