package io.netspace.model.study;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.common.Require;
import io.netspace.model.common.Window;
import io.netspace.model.network.BlockType;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Parameter;
import io.netspace.model.training.Regime;

/**
 * Another regime, or another kind of network, under which the final space is compared with the
 * starting space (Designing Network Design Spaces, 2020, section 4, "generalization").
 */
public enum GeneralizationTest {
  /** A window of twice the multiply-adds. */
  FLOPS_X2("flops-x2"),
  /** Three times the epochs. */
  EPOCHS_X3("epochs-x3"),
  /** One more stage, of stride 2. */
  MORE_STAGES("more-stages"),
  /** The same spaces of bottleneck blocks without groups. */
  BLOCK_R("block-R"),
  /** The same spaces of single 3×3 convolutions. */
  BLOCK_V("block-V"),
  /** The same spaces of single 3×3 convolutions with a shortcut. */
  BLOCK_VR("block-VR");

  private static final int MORE_FLOPS = 2;
  private static final int MORE_EPOCHS = 3;
  private static final int STRIDE = 2;

  private final String label;

  GeneralizationTest(String label) {
    this.label = label;
  }

  /**
   * The regime of the test. The memory limit and the recipe do not change, including the number of
   * warm-up epochs.
   *
   * @throws InvalidValueException when a regime cannot have so many multiply-adds or epochs
   */
  public Regime regime(Regime regime) {
    return switch (this) {
      case FLOPS_X2 -> with(regime, wider(regime.flops()), regime.epochs());
      case EPOCHS_X3 -> with(regime, regime.flops(), MORE_EPOCHS * regime.epochs());
      case MORE_STAGES, BLOCK_R, BLOCK_V, BLOCK_VR -> regime;
    };
  }

  private static Window wider(Window flops) {
    long most = Long.MAX_VALUE / MORE_FLOPS;
    Require.that(flops.high() <= most, "flops", flops.high(), "must be at most " + most);
    return new Window(MORE_FLOPS * flops.low(), MORE_FLOPS * flops.high());
  }

  private static Regime with(Regime regime, Window flops, int epochs) {
    return new Regime(
        flops,
        epochs,
        regime.batchSize(),
        regime.trainImages(),
        regime.validationImages(),
        regime.recipe(),
        regime.maxMemoryBytes());
  }

  /**
   * The space of the test, its name with the test's appended; the space itself where the test does
   * not change it. A further stage leaves an image of one pixel as it is.
   *
   * @throws InvalidValueException when a space cannot have so many stages
   */
  public DesignSpace space(DesignSpace space) {
    DesignSpace changed =
        switch (this) {
          case FLOPS_X2, EPOCHS_X3 -> space;
          case MORE_STAGES -> space.withStage(STRIDE);
          case BLOCK_R -> space.withBlock(BlockType.X).without(Parameter.GROUP_WIDTH);
          case BLOCK_V -> space.withBlock(BlockType.V);
          case BLOCK_VR -> space.withBlock(BlockType.VR);
        };
    return changed.equals(space) ? space : changed.named(space.name() + "-" + label);
  }

  /** The name in documents, JSON, pages and ids. */
  @Override
  public String toString() {
    return label;
  }
}
