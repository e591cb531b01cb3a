package io.netspace.trainer.adapter.outbound.dl4j.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Measures the phases of every training step of one network; the caller marks its beginning and
 * end.
 */
final class StepTimer extends BaseTrainingListener {
  /**
   * Durations of one step, in nanoseconds.
   *
   * @param waiting time until the batch is available
   * @param forward to the probabilities
   * @param backward to the gradients, with the loss
   * @param update of the parameters, and the rest
   * @param processor CPU time of the calling thread
   */
  record Step(long waiting, long forward, long backward, long update, long processor) {
    long all() {
      return waiting + forward + backward + update;
    }
  }

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Step> steps = new ArrayList<>();
  private long waitingFrom;
  private long forwardFrom;
  private long backwardFrom;
  private long updateFrom;
  private long processorFrom;

  /** Marks the request of the batch. */
  void begin() {
    processorFrom = threads.getCurrentThreadCpuTime();
    waitingFrom = System.nanoTime();
  }

  /** Marks that the batch is available. */
  void batchTaken() {
    forwardFrom = System.nanoTime();
  }

  @Override
  public void onForwardPass(Model model, Map<String, INDArray> activations) {
    backwardFrom = System.nanoTime();
  }

  @Override
  public void onBackwardPass(Model model) {
    updateFrom = System.nanoTime();
  }

  /** Marks the end of the step. */
  void end() {
    long now = System.nanoTime();
    steps.add(
        new Step(
            forwardFrom - waitingFrom,
            backwardFrom - forwardFrom,
            updateFrom - backwardFrom,
            now - updateFrom,
            threads.getCurrentThreadCpuTime() - processorFrom));
  }

  /** Discards the steps measured so far. */
  void clear() {
    steps.clear();
  }

  int count() {
    return steps.size();
  }

  /** Median of one phase over the steps, in milliseconds. */
  double milliseconds(ToLongFunction<Step> phase) {
    long[] sorted = steps.stream().mapToLong(phase).sorted().toArray();
    return sorted[sorted.length / 2] / 1e6;
  }

  /** Mean of one phase over the steps, in milliseconds. */
  double meanMilliseconds(ToLongFunction<Step> phase) {
    return steps.stream().mapToLong(phase).average().orElse(0) / 1e6;
  }
}
