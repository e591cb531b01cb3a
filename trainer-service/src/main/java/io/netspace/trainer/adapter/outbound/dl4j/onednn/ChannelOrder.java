package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw8c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;

import java.util.List;

/** How the numbers of activations {@code [batch, channels, height, width]} are kept. */
public enum ChannelOrder {
  /** Pixel after pixel, each with all its channels: for any number of channels. */
  LAST(1, dnnl_nhwc),
  /** Image by image planes of eight channels. */
  BLOCKS_OF_8(8, dnnl_nChw8c),
  /** Image by image planes of sixteen channels. */
  BLOCKS_OF_16(16, dnnl_nChw16c);

  private static final List<ChannelOrder> ON_EIGHTS = List.of(BLOCKS_OF_16, BLOCKS_OF_8, LAST);
  private static final List<ChannelOrder> ON_SIXTEENS = List.of(BLOCKS_OF_16, LAST);

  private final int block;
  private final int tag;

  ChannelOrder(int block, int tag) {
    this.block = block;
    this.tag = tag;
  }

  /** The orders that this machine has fast code for, the fastest first, the last for everything. */
  public static List<ChannelOrder> fastestFirst() {
    return Processor.isAsFastWithEight() ? ON_EIGHTS : ON_SIXTEENS;
  }

  /** Channels that are kept for this many: the blocks are filled with zeros. */
  public int kept(int channels) {
    return Math.ceilDiv(channels, block) * block;
  }

  /** How many of so many channels are beside each other. */
  long blockOf(long channels) {
    return this == LAST ? channels : block;
  }

  /** oneDNN's name of it. */
  int tag() {
    return tag;
  }
}
