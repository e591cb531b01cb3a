package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Products of matrices, group by group: {@code [groups, rows, columns]} each. Few groups are a BLAS
 * product each; many are one batched operation, because starting each would take longer.
 */
final class GroupedMatMul {
  /** Groups that are multiplied one by one at most. */
  static final int MAX_LOOPED_GROUPS = 16;

  private GroupedMatMul() {}

  /** target = a · b. */
  static Runnable of(INDArray a, INDArray b, INDArray target) {
    if (a.size(0) > MAX_LOOPED_GROUPS) {
      return Nd4jOps.of("matmul", List.of(a, b), target);
    }
    List<Runnable> products = new ArrayList<>();
    for (long group = 0; group < a.size(0); group++) {
      products.add(
          ofMatrices(
              matrixOfGroup(a, group), matrixOfGroup(b, group), matrixOfGroup(target, group)));
    }
    return () -> products.forEach(Runnable::run);
  }

  /** One of the matrices, not copied. ND4J's own slices lose lengths of 1. */
  private static INDArray matrixOfGroup(INDArray matrices, long group) {
    return Nd4j.create(
        matrices.data(),
        new long[] {matrices.size(1), matrices.size(2)},
        new long[] {matrices.stride(1), matrices.stride(2)},
        matrices.offset() + group * matrices.stride(0),
        'c');
  }

  /**
   * target = a · b. Turned round, because BLAS on a GPU writes columns: it would copy a target
   * whose rows are dense.
   */
  static Runnable ofMatrices(INDArray a, INDArray b, INDArray target) {
    return Nd4jOps.of("matmul", List.of(b.transpose(), a.transpose()), target.transpose());
  }

  /** The transposes of all groups, not copied. */
  static INDArray transposed(INDArray matrices) {
    return matrices.permute(0, 2, 1);
  }
}
