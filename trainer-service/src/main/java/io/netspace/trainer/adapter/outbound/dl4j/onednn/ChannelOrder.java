package io.netspace.trainer.adapter.outbound.dl4j.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw8c;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;

import java.util.stream.IntStream;

/** How a network keeps the numbers of its activations {@code [batch, channels, height, width]}. */
public enum ChannelOrder {
  /** Pixel after pixel, each with all its channels: for any number of channels. */
  LAST(1, dnnl_nhwc),
  /** Image by image planes of eight channels. */
  BLOCKS_OF_8(8, dnnl_nChw8c),
  /** Image by image planes of sixteen channels. */
  BLOCKS_OF_16(16, dnnl_nChw16c);

  private final int block;
  private final int tag;

  ChannelOrder(int block, int tag) {
    this.block = block;
    this.tag = tag;
  }

  /** The widest blocks that divide all these numbers of channels. */
  public static ChannelOrder dividing(IntStream channels) {
    int[] all = channels.toArray();
    for (ChannelOrder order : new ChannelOrder[] {BLOCKS_OF_16, BLOCKS_OF_8}) {
      if (IntStream.of(all).allMatch(number -> number % order.block == 0)) {
        return order;
      }
    }
    return LAST;
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
