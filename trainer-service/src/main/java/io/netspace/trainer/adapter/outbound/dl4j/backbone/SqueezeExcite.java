package io.netspace.trainer.adapter.outbound.dl4j.backbone;

/**
 * Squeeze-and-excitation: each channel times a factor in (0, 1) that comes from the means of all
 * channels over the pixels, through {@code squeeze}, the network's activation, {@code excite} and a
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
