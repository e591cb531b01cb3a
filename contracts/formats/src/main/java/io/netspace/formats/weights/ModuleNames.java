package io.netspace.formats.weights;

import io.netspace.model.network.BlockType;

/**
 * The names that a Python module gives to its layers. The module is a sequence: its layers' names
 * begin with their place, which is left out here.
 */
interface ModuleNames {
  /** A convolution and its normalisation, such as {@code conv1.conv} and {@code conv1.bn}. */
  record Convolution(String convolution, String norm) {}

  /** The two linear layers of a squeeze-and-excitation. */
  record SqueezeExcite(String squeeze, String excite) {}

  /** A convolution outside blocks: of the stem, and before the classifier. */
  Convolution plain();

  /**
   * A convolution of a block.
   *
   * @param widens whether a first 1×1 convolution widens the input; only MBCONV may lack it
   * @param convolution index of the convolution in its block, from 0
   * @param layer index of the layer in its block, squeeze-and-excitation included
   */
  Convolution inBlock(BlockType block, boolean widens, int convolution, int layer);

  /** The convolution of a block's shortcut. */
  Convolution shortcut();

  /**
   * The squeeze-and-excitation of a block.
   *
   * @param layer index of the layer in its block
   */
  SqueezeExcite squeezeExcite(BlockType block, int layer);

  /**
   * The classifier.
   *
   * @param place of the first layer after the backbone
   */
  String classifier(int place);
}
