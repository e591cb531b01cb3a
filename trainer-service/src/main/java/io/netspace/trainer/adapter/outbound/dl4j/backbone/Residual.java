package io.netspace.trainer.adapter.outbound.dl4j.backbone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transform of the input, added to the input or to a projection of it.
 *
 * @param projection null where the transform keeps channels and pixels
 * @param activated whether the network's activation follows the sum
 */
public record Residual(
    List<LayerSpec> transform, @Nullable ConvNormAct projection, boolean activated)
    implements LayerSpec {
  public Residual {
    transform = List.copyOf(transform);
  }
}
