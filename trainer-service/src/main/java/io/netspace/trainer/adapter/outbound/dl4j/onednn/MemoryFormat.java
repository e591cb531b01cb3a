package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw8c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;

import java.util.List;

/** How the numbers of activations {@code [batch, channels, height, width]} are kept. */
public enum MemoryFormat {
  /** Pixel after pixel, each with all its channels: for any number of channels. */
  CHANNELS_LAST(1, dnnl_nhwc),
  /** Image by image planes of eight channels. */
  BLOCKED_8(8, dnnl_nChw8c),
  /** Image by image planes of sixteen channels. */
  BLOCKED_16(16, dnnl_nChw16c);

  private static final List<MemoryFormat> WITH_AVX2 = List.of(BLOCKED_16, BLOCKED_8, CHANNELS_LAST);
  private static final List<MemoryFormat> WITH_AVX512 = List.of(BLOCKED_16, CHANNELS_LAST);

  private final int block;
  private final int tag;

  MemoryFormat(int block, int tag) {
    this.block = block;
    this.tag = tag;
  }

  /** The orders that this machine has fast code for, the fastest first, the last for everything. */
  public static List<MemoryFormat> fastestFirst() {
    return CpuFeatures.prefersEightChannelBlocks() ? WITH_AVX2 : WITH_AVX512;
  }

  /** Channels that are kept for this many: the blocks are filled with zeros. */
  public int paddedChannels(int channels) {
    return Math.ceilDiv(channels, block) * block;
  }

  /** How many of so many channels are beside each other. */
  long blockSize(long channels) {
    return this == CHANNELS_LAST ? channels : block;
  }

  /** oneDNN's name of it. */
  int tag() {
    return tag;
  }
}
