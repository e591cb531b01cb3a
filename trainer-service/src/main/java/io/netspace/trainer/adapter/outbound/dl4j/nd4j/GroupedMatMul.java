package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Matrix products per group, of arrays {@code [groups, rows, columns]}. Few groups are one BLAS
 * call each; many are one batched operation, because of the overhead of each call.
 */
final class GroupedMatMul {
  /** Largest number of groups that are multiplied one by one. */
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

  /** A view of one of the matrices. ND4J's slices drop dimensions of length 1. */
  private static INDArray matrixOfGroup(INDArray matrices, long group) {
    return Nd4j.create(
        matrices.data(),
        new long[] {matrices.size(1), matrices.size(2)},
        new long[] {matrices.stride(1), matrices.stride(2)},
        matrices.offset() + group * matrices.stride(0),
        'c');
  }

  /**
   * target = a · b, computed as the product of the transposes, because BLAS on a GPU is
   * column-major and would copy a row-major target.
   */
  static Runnable ofMatrices(INDArray a, INDArray b, INDArray target) {
    return Nd4jOps.of("matmul", List.of(b.transpose(), a.transpose()), target.transpose());
  }

  /** A view of the transposes of all groups. */
  static INDArray transposed(INDArray matrices) {
    return matrices.permute(0, 2, 1);
  }
}
