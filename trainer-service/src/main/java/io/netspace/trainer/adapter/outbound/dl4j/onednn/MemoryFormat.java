package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw8c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;

import java.util.List;

/** Memory formats of activations {@code [batch, channels, height, width]}. */
public enum MemoryFormat {
  /** NHWC: for any number of channels. */
  CHANNELS_LAST(1, dnnl_nhwc),
  /** nChw8c: blocks of eight channels. */
  BLOCKED_8(8, dnnl_nChw8c),
  /** nChw16c: blocks of sixteen channels. */
  BLOCKED_16(16, dnnl_nChw16c);

  private static final List<MemoryFormat> WITH_AVX2 = List.of(BLOCKED_16, BLOCKED_8, CHANNELS_LAST);
  private static final List<MemoryFormat> WITH_AVX512 = List.of(BLOCKED_16, CHANNELS_LAST);

  private final int block;
  private final int tag;

  MemoryFormat(int block, int tag) {
    this.block = block;
    this.tag = tag;
  }

  /**
   * The formats with fast code for this machine, the fastest first; the last one is for all shapes.
   */
  public static List<MemoryFormat> fastestFirst() {
    return CpuFeatures.prefersEightChannelBlocks() ? WITH_AVX2 : WITH_AVX512;
  }

  /** Number of channels in memory, including the zeros that fill the last block. */
  public int paddedChannels(int channels) {
    return Math.ceilDiv(channels, block) * block;
  }

  /** Number of adjacent channels in memory. */
  long blockSize(long channels) {
    return this == CHANNELS_LAST ? channels : block;
  }

  /** The format tag of oneDNN. */
  int tag() {
    return tag;
  }
}
