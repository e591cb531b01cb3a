package io.netspace.model.network;

import java.util.List;

/**
 * Visits the layers of a network in execution order, tracking the output {@code [height, width]}.
 * Equal blocks are visited once, with their number, so the cost grows with the stages, not with the
 * blocks.
 */
public abstract class NetworkTraversal {
  /** Pixels of the output of the visited layer. */
  public int height;

  public int width;

  /** Number of consecutive occurrences of the visited layer. */
  public int times;

  /** Normalised, without bias. */
  public abstract void convolution(int in, int out, int kernel, int stride, int groupWidth);

  public abstract void maxPooling(int channels, int kernel, int stride);

  /** On the mean of all pixels, with bias, within a block. */
  public abstract void excitation(int in, int out);

  /** On the mean of all pixels, with bias. */
  public abstract void linear(int in, int out);

  /** After the stem, after each stage, and after the head's convolution where there is one. */
  public void endOfStage() {}

  public final void over(Architecture network) {
    height = network.input().height();
    width = network.input().width();
    times = 1;
    stem(network.stem(), network.input().channels());
    endOfStage();
    int channels = network.stem().width();
    List<Stage> stages = network.stages();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      stage(stage, channels);
      endOfStage();
      channels = stage.width();
    }
    Integer head = network.headWidth();
    if (head != null) {
      move(channels, head, 1, 1, channels);
      endOfStage();
      channels = head;
    }
    linear(channels, network.classes());
  }

  private void stem(Stem stem, int channels) {
    StemType type = stem.type();
    move(channels, stem.width(), type.kernel(), type.stride(), channels);
    if (type.isPooled()) {
      step(2);
      maxPooling(stem.width(), 3, 2);
    }
  }

  private void stage(Stage stage, int channels) {
    block(stage, channels, stage.stride());
    if (stage.depth() > 1) {
      times = stage.depth() - 1;
      block(stage, stage.width(), 1);
      times = 1;
    }
  }

  private void block(Stage stage, int in, int stride) {
    BlockType type = stage.block();
    if (type.shortcut() == Shortcut.PROJECTED && (in != stage.width() || stride != 1)) {
      int heightBefore = height;
      int widthBefore = width;
      move(in, stage.width(), 1, stride, in);
      height = heightBefore;
      width = widthBefore;
    }
    if (type.hasBottleneck()) {
      bottleneck(stage, in, stride);
    } else {
      move(in, stage.width(), stage.kernelSize(), stride, in);
      if (type.fullConvolutions() == 2) {
        move(stage.width(), stage.width(), stage.kernelSize(), 1, stage.width());
      }
    }
  }

  private void bottleneck(Stage stage, int in, int stride) {
    int inner = stage.bottleneckWidth(in);
    if (stage.block() != BlockType.MBCONV || inner != in) {
      move(in, inner, 1, 1, in);
    }
    move(inner, inner, stage.kernelSize(), stride, stage.groupWidth());
    int squeeze = stage.seWidth(in);
    if (squeeze > 0) {
      excitation(inner, squeeze);
      excitation(squeeze, inner);
    }
    move(inner, stage.width(), 1, 1, inner);
  }

  private void move(int in, int out, int kernel, int stride, int groupWidth) {
    step(stride);
    convolution(in, out, kernel, stride, groupWidth);
  }

  private void step(int stride) {
    if (stride != 1) {
      height = SamePadding.outputSize(height, stride);
      width = SamePadding.outputSize(width, stride);
    }
  }
}
