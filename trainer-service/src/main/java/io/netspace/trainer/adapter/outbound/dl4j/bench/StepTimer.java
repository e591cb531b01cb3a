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

/** Measures the parts of every step of one network; tell it where a step begins and ends. */
final class StepTimer extends BaseTrainingListener {
  /**
   * One step in nanoseconds.
   *
   * @param waiting for the batch
   * @param forward to the probabilities
   * @param backward to the gradients, with the loss
   * @param update the rest
   * @param processor time of the calling thread
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

  /** The batch is asked for. */
  void begin() {
    processorFrom = threads.getCurrentThreadCpuTime();
    waitingFrom = System.nanoTime();
  }

  /** The batch is there. */
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

  /** The network is ready for the next batch. */
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

  /** Forgets the steps so far. */
  void clear() {
    steps.clear();
  }

  int count() {
    return steps.size();
  }

  /** Median of one part over the steps, in milliseconds. */
  double milliseconds(ToLongFunction<Step> part) {
    long[] sorted = steps.stream().mapToLong(part).sorted().toArray();
    return sorted[sorted.length / 2] / 1e6;
  }
}
