package io.netspace.trainer.adapter.outbound.dl4j.backbone;

/**
 * Squeeze-and-excitation: multiplies each channel by a factor in (0, 1), computed from the means of
 * all channels over the pixels by {@code squeeze}, the network's activation, {@code excite} and a
 * sigmoid.
 *
 * @param height of the input and output, in pixels, as {@code width}
 */
public record SqueezeExcite(Linear squeeze, Linear excite, int height, int width)
    implements LayerSpec {

  public int channels() {
    return squeeze.in();
  }
}
