package io.netspace.trainer.adapter.outbound.dl4j.operations;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Products of matrices, group by group: {@code [groups, rows, columns]} each. Few groups are a BLAS
 * product each; many are one batched operation, because starting each would take longer.
 */
final class GroupedProduct {
  /** Groups that are multiplied one by one at most. */
  static final int FEW = 16;

  private GroupedProduct() {}

  /** target = a · b. */
  static Runnable of(INDArray a, INDArray b, INDArray target) {
    if (a.size(0) > FEW) {
      return Steps.of("matmul", List.of(a, b), target);
    }
    List<Runnable> products = new ArrayList<>();
    for (long group = 0; group < a.size(0); group++) {
      products.add(ofMatrices(a.slice(group), b.slice(group), target.slice(group)));
    }
    return () -> products.forEach(Runnable::run);
  }

  /**
   * target = a · b. Turned round, because BLAS on a GPU writes columns: it would copy a target whose
   * rows are dense.
   */
  static Runnable ofMatrices(INDArray a, INDArray b, INDArray target) {
    return Steps.of("matmul", List.of(b.transpose(), a.transpose()), target.transpose());
  }

  /** The transposes of all groups, not copied. */
  static INDArray transposed(INDArray matrices) {
    return matrices.permute(0, 2, 1);
  }
}
