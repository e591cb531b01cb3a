package io.netspace.trainer.adapter.outbound.dl4j.nd4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastCopyOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Mean;
import org.nd4j.linalg.api.ops.impl.reduce.same.Sum;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.AddOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Operations of ND4J as steps of a program. Each is created once, with its target array, and runs
 * many times; matrices have one row per channel.
 */
final class Nd4jOps {
  private static final int BY_ROW = 0;
  private static final int ALONG_ROW = 1;

  private Nd4jOps() {}

  static Runnable of(Op operation) {
    return () -> Nd4j.exec(operation);
  }

  static Runnable of(CustomOp operation) {
    return () -> Nd4j.exec(operation);
  }

  /** An operation of ND4J, by its name. */
  static Runnable of(String name, List<INDArray> inputs, INDArray output, Integer... integers) {
    return of(
        new DynamicCustomOp(
            name,
            inputs.toArray(INDArray[]::new),
            new INDArray[] {output},
            List.of(),
            List.of(integers)));
  }

  /** target = a + b. */
  static Runnable add(INDArray a, INDArray b, INDArray target) {
    return of(new AddOp(a, b, target));
  }

  /** target = a · b, elementwise. */
  static Runnable multiply(INDArray a, INDArray b, INDArray target) {
    return of(new MulOp(a, b, target));
  }

  /** target = x + number. */
  static Runnable addScalar(INDArray x, double number, INDArray target) {
    return of(new ScalarAdd(x, null, target, number));
  }

  /** target = x · number. */
  static Runnable multiplyScalar(INDArray x, double number, INDArray target) {
    return of(new ScalarMultiplication(x, null, target, number));
  }

  /** target = each row of x plus the row's value. */
  static Runnable addToRows(INDArray x, INDArray numbers, INDArray target) {
    return of(new BroadcastAddOp(x, numbers, target, BY_ROW));
  }

  /** target = each row of x minus the row's value. */
  static Runnable subtractFromRows(INDArray x, INDArray numbers, INDArray target) {
    return of(new BroadcastSubOp(x, numbers, target, BY_ROW));
  }

  /** target = each row of x times the row's value. */
  static Runnable multiplyRows(INDArray x, INDArray numbers, INDArray target) {
    return of(new BroadcastMulOp(x, numbers, target, BY_ROW));
  }

  /** Each row of target = the row's value. */
  static Runnable broadcastToRows(INDArray numbers, INDArray target) {
    return of(new BroadcastCopyOp(target, numbers, target, BY_ROW));
  }

  /** target = the sum of each row of x. */
  static Runnable rowSums(INDArray x, INDArray target) {
    return of(new Sum(x, target, ALONG_ROW));
  }

  /** target = the mean of each row of x. */
  static Runnable rowMeans(INDArray x, INDArray target) {
    return of(new Mean(x, target, ALONG_ROW));
  }
}
