package io.netspace.trainer.adapter.outbound.dl4j.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.formats.network.NetworkJson;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.training.Augmentation;
import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.CandidateNetwork;
import io.netspace.trainer.adapter.outbound.dl4j.backbone.OperationTimes;
import io.netspace.trainer.adapter.outbound.dl4j.loader.Batch;
import io.netspace.trainer.adapter.outbound.dl4j.loader.BatchPrefetcher;
import io.netspace.trainer.adapter.outbound.dl4j.loader.DataLoader;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.PeakFlops;
import io.netspace.trainer.adapter.outbound.dl4j.training.Dl4jNetworkTrainer;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Main class that measures the speed of training on random images. It reads a line of JSON for each
 * network, {@code name} and {@code architecture}, and writes a line of results for each, with lines
 * of {@code progress} in between. The number of threads is OpenMP's.
 */
public final class TrainingBench {
  private static final int MIN_STEPS = 5;
  private static final int BATCHES = 4;
  private static final int INFERENCE_PASSES = 3;
  private static final double WARM_UP_FRACTION = 0.2;
  private static final double NANOSECONDS = 1e9;

  /** By convention the backward pass costs two forward ones, and a multiply-add two operations. */
  private static final int OPERATIONS_PER_FLOP = 2 * 3;

  /**
   * Passes over each activation of a step, a convolution's output, that normalisation by the
   * batch's statistics leaves where neighbours are fused. Forward: the convolution writes it while
   * it sums the statistics, the normalisation reads and writes it, the next convolution reads it.
   * Backward: the statistics' gradients read value and gradient; then the convolution's gradients
   * read both and their input, and write the input's gradient.
   */
  private static final int PASSES = 10;

  private static final int BYTES_PER_ACTIVATION = PASSES * Float.BYTES;

  /** What this core can do at most. */
  private record Limits(double flopsPerSecond, double bytesPerSecond) {
    static Limits measure() {
      return new Limits(PeakFlops.flopsPerSecond(), MemoryBandwidth.bytesPerSecond());
    }
  }

  private final int batch;
  private final double seconds;
  private final PrintStream out;

  TrainingBench(int batch, double seconds, PrintStream out) {
    this.batch = batch;
    this.seconds = seconds;
    this.out = out;
  }

  /**
   * Runs the bench.
   *
   * @param arguments batch size; seconds for each network
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var _ = new Dl4jNetworkTrainer();
    TrainingBench bench =
        new TrainingBench(
            Integer.parseInt(arguments[0]), Double.parseDouble(arguments[1]), System.out);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      bench.run(in);
    }
  }

  void run(BufferedReader networks) throws IOException, InterruptedException {
    JsonMapper json = new JsonMapper();
    for (String line = networks.readLine(); line != null; line = networks.readLine()) {
      JsonNode network = json.readTree(line);
      measure(network.path("name").asText(), NetworkJson.read(network.path("architecture")));
    }
  }

  private void measure(String name, Architecture network) throws InterruptedException {
    reportProgress(name + ": the core's peak and its memory …");
    Limits limits = Limits.measure();
    reportProgress(name + ": warming up …");
    LabelledImages images = RandomImages.of(network, BATCHES * batch, new SplittableRandom(1));
    StepTimer clock = new StepTimer();
    ObjectNode figures;
    try (DataLoader feed =
        new DataLoader(new ImageSplit(images, images), Augmentation.NONE, batch, 1)) {
      long start = System.nanoTime();
      long processorStart = processorNanoseconds();
      try (CandidateNetwork trained =
          new CandidateNetwork(
              network, Recipe.DEFAULT, 1, feed.stepsPerEpoch(), new SplittableRandom(1))) {
        trained.graph().setListeners(clock);
        train(trained, feed, clock, 1, 0);
        double startSeconds = (System.nanoTime() - start) / NANOSECONDS;
        double startProcessorSeconds = (processorNanoseconds() - processorStart) / NANOSECONDS;
        train(trained, feed, clock, MIN_STEPS, WARM_UP_FRACTION * seconds);
        clock.clear();
        reportProgress("%s: %s s of training …".formatted(name, seconds));
        train(trained, feed, clock, MIN_STEPS, seconds);
        figures = figures(name, network, clock, limits);
        figures.put("startMilliseconds", 1e3 * startSeconds);
        figures.put("startProcessorMilliseconds", 1e3 * startProcessorSeconds);
        addOperations(figures, trained, feed, clock);
        addInference(figures, trained, feed);
      }
    }
    figures.set("architecture", NetworkJson.tree(network));
    out.println(figures);
  }

  /** Trains on, with the times of the operations, per step. */
  private void addOperations(
      ObjectNode figures, CandidateNetwork trained, DataLoader feed, StepTimer clock)
      throws InterruptedException {
    reportProgress(figures.path("network").asText() + ": the time of each operation …");
    figures.put("engine", trained.trainingEngine(batch));
    OperationTimes times = new OperationTimes();
    trained.measure(batch, times);
    clock.clear();
    train(trained, feed, clock, MIN_STEPS, WARM_UP_FRACTION * seconds);
    double steps = clock.count();
    ArrayNode operations = figures.putArray("operations");
    for (OperationTimes.Time time : times.longestFirst()) {
      operations
          .addObject()
          .put("operation", time.code().operation().toString())
          .put("implementation", time.code().implementation())
          .put("reference", time.code().isReference())
          .put("milliseconds", time.nanoseconds() / 1e6 / steps)
          .put("runs", time.runs() / steps);
    }
    figures.put("measuredStepMilliseconds", clock.meanMilliseconds(StepTimer.Step::processor));
  }

  /** Validates, as after each epoch; the first batch also builds the program. */
  private void addInference(ObjectNode figures, CandidateNetwork trained, DataLoader feed)
      throws InterruptedException {
    List<Double> milliseconds = new ArrayList<>();
    for (int pass = 0; pass < INFERENCE_PASSES; pass++) {
      try (BatchPrefetcher batches = feed.validation()) {
        while (batches.hasNext()) {
          Batch taken = batches.next();
          long start = processorNanoseconds();
          trained.probabilities(taken.images()).close();
          milliseconds.add((processorNanoseconds() - start) / 1e6);
        }
      }
    }
    double first = milliseconds.removeFirst();
    double median = milliseconds.stream().sorted().skip(milliseconds.size() / 2).findFirst().get();
    figures.put("inferenceStartProcessorMilliseconds", first - median);
    figures.put("inferenceImagesPerProcessorSecond", batch / (median / 1e3));
  }

  private static long processorNanoseconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Trains for this number of steps or more, and this time or more. */
  private void train(
      CandidateNetwork network, DataLoader feed, StepTimer clock, int steps, double wanted)
      throws InterruptedException {
    long start = System.nanoTime();
    int least = clock.count() + steps;
    for (int epoch = 1; !isComplete(start, clock, least, wanted); epoch++) {
      try (BatchPrefetcher batches = feed.training(epoch, 0)) {
        while (batches.hasNext() && !isComplete(start, clock, least, wanted)) {
          clock.begin();
          Batch taken = batches.next();
          clock.batchTaken();
          var _ = network.step(taken.images(), taken.labels());
          clock.end();
        }
      }
    }
  }

  private static boolean isComplete(long start, StepTimer clock, int least, double wanted) {
    return clock.count() >= least && (System.nanoTime() - start) / NANOSECONDS >= wanted;
  }

  private ObjectNode figures(String name, Architecture network, StepTimer clock, Limits limits) {
    Complexity complexity = Complexity.of(network);
    double step = clock.milliseconds(StepTimer.Step::all);
    double processor = clock.milliseconds(StepTimer.Step::processor);
    double achieved = OPERATIONS_PER_FLOP * (double) complexity.flops() * batch / (processor / 1e3);
    double moved = BYTES_PER_ACTIVATION * (double) complexity.activations() * batch;
    double bandwidth = moved / (processor / 1e3);
    ObjectNode figures = JsonNodeFactory.instance.objectNode();
    figures
        .put("network", name)
        .put("imagesPerSecond", batch / (step / 1e3))
        .put("imagesPerProcessorSecond", batch / (processor / 1e3))
        .put("flops", complexity.flops())
        .put("parameters", complexity.parameters())
        .put("activations", complexity.activations())
        .put("threads", threads())
        .put("batch", batch)
        .put("steps", clock.count())
        .put("stepMilliseconds", step)
        .put("forwardMilliseconds", clock.milliseconds(StepTimer.Step::forward))
        .put("backwardMilliseconds", clock.milliseconds(StepTimer.Step::backward))
        .put("updateMilliseconds", clock.milliseconds(StepTimer.Step::update))
        .put("waitingMilliseconds", clock.milliseconds(StepTimer.Step::waiting))
        .put("processorMilliseconds", processor)
        .put("gigaflopsPerSecond", achieved / 1e9)
        .put("peakGigaflopsPerSecond", limits.flopsPerSecond() / 1e9)
        .put("shareOfPeak", achieved / limits.flopsPerSecond())
        .put("bandwidthGigabytesPerSecond", limits.bytesPerSecond() / 1e9)
        .put("shareOfBandwidth", bandwidth / limits.bytesPerSecond());
    return figures;
  }

  private static int threads() {
    return Integer.parseInt(System.getenv().getOrDefault("OMP_NUM_THREADS", "1"));
  }

  private void reportProgress(String progress) {
    out.println(JsonNodeFactory.instance.objectNode().put("progress", progress));
  }
}
