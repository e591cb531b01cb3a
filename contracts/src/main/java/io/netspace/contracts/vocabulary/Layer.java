package io.netspace.contracts.vocabulary;

import java.util.ArrayList;
import java.util.List;

/**
 * One layer of a network, on one image.
 *
 * @param in input channels
 * @param out output channels
 * @param kernel side of the window, pixels
 * @param groupWidth input channels that one output channel sees
 * @param height of the output, pixels
 * @param width of the output, pixels
 * @param times occurrences in equal blocks that follow each other
 */
public record Layer(
    LayerKind kind,
    int in,
    int out,
    int kernel,
    int stride,
    int groupWidth,
    int height,
    int width,
    int times) {

  /**
   * The layers of a network in the order they run; those of equal blocks once, one block after the
   * other, with how many such blocks there are. A shortcut's projection comes before its block.
   */
  public static List<Layer> of(Architecture network) {
    Listing listing = new Listing();
    listing.over(network);
    return List.copyOf(listing.layers);
  }

  /** Weights of one occurrence, without bias and normalisation. */
  public long weights() {
    return kind == LayerKind.MAX_POOLING ? 0 : (long) kernel * kernel * groupWidth * out;
  }

  /** Parameters beside the weights, of one occurrence: a bias, or scale and shift of the norm. */
  public long offsets() {
    return switch (kind) {
      case CONVOLUTION -> 2L * out;
      case MAX_POOLING -> 0;
      case EXCITATION, LINEAR -> out;
    };
  }

  /** Output elements of one occurrence. */
  public long activations() {
    return (long) out * height * width;
  }

  private static final class Listing extends NetworkWalk {
    private final List<Layer> layers = new ArrayList<>();

    @Override
    void convolution(int in, int out, int kernel, int stride, int groupWidth) {
      layers.add(
          new Layer(
              LayerKind.CONVOLUTION, in, out, kernel, stride, groupWidth, height, width, times));
    }

    @Override
    void maxPooling(int channels, int kernel, int stride) {
      layers.add(
          new Layer(
              LayerKind.MAX_POOLING, channels, channels, kernel, stride, 1, height, width, times));
    }

    @Override
    void excitation(int in, int out) {
      layers.add(new Layer(LayerKind.EXCITATION, in, out, 1, 1, in, 1, 1, times));
    }

    @Override
    void linear(int in, int out) {
      layers.add(new Layer(LayerKind.LINEAR, in, out, 1, 1, in, 1, 1, times));
    }
  }
}
