package io.netspace.trainer.adapter.outbound.dl4j.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.formats.network.NetworkJson;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.training.Augmentation;
import io.netspace.model.training.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.CandidateNetwork;
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
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Main class that measures the speed of training on random images. It reads a line of JSON for each
 * network, {@code name} and {@code architecture}, and writes a line of results for each, with lines
 * of {@code progress} in between. The number of threads is OpenMP's.
 */
public final class TrainingBench {
  private static final int MIN_STEPS = 5;
  private static final int BATCHES = 4;
  private static final double WARM_UP_FRACTION = 0.2;
  private static final double NANOSECONDS = 1e9;

  /** By convention the backward pass costs two forward ones, and a multiply-add two operations. */
  private static final int OPERATIONS_PER_FLOP = 2 * 3;

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
    reportProgress(name + ": the core's peak …");
    double peak = PeakFlops.flopsPerSecond();
    reportProgress(name + ": warming up …");
    LabelledImages images = RandomImages.of(network, BATCHES * batch, new SplittableRandom(1));
    StepTimer clock = new StepTimer();
    try (DataLoader feed =
            new DataLoader(new ImageSplit(images, images), Augmentation.NONE, batch, 1);
        CandidateNetwork trained =
            new CandidateNetwork(
                network, Recipe.DEFAULT, 1, feed.stepsPerEpoch(), new SplittableRandom(1))) {
      trained.graph().setListeners(clock);
      train(trained, feed, clock, WARM_UP_FRACTION * seconds);
      clock.clear();
      reportProgress("%s: %s s of training …".formatted(name, seconds));
      train(trained, feed, clock, seconds);
    }
    out.println(figures(name, network, clock, peak));
  }

  private void train(CandidateNetwork network, DataLoader feed, StepTimer clock, double wanted)
      throws InterruptedException {
    long start = System.nanoTime();
    for (int epoch = 1; !isMeasurementComplete(start, clock, wanted); epoch++) {
      try (BatchPrefetcher batches = feed.training(epoch, 0)) {
        while (batches.hasNext() && !isMeasurementComplete(start, clock, wanted)) {
          clock.begin();
          Batch taken = batches.next();
          clock.batchTaken();
          var _ = network.step(taken.images(), taken.labels());
          clock.end();
        }
      }
    }
  }

  private static boolean isMeasurementComplete(long start, StepTimer clock, double wanted) {
    return clock.count() >= MIN_STEPS && (System.nanoTime() - start) / NANOSECONDS >= wanted;
  }

  private ObjectNode figures(String name, Architecture network, StepTimer clock, double peak) {
    Complexity complexity = Complexity.of(network);
    double step = clock.milliseconds(StepTimer.Step::all);
    double processor = clock.milliseconds(StepTimer.Step::processor);
    double achieved = OPERATIONS_PER_FLOP * (double) complexity.flops() * batch / (processor / 1e3);
    ObjectNode figures = JsonNodeFactory.instance.objectNode();
    figures
        .put("network", name)
        .put("imagesPerSecond", batch / (step / 1e3))
        .put("imagesPerProcessorSecond", batch / (processor / 1e3))
        .put("flops", complexity.flops())
        .put("parameters", complexity.parameters())
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
        .put("peakGigaflopsPerSecond", peak / 1e9)
        .put("shareOfPeak", achieved / peak);
    figures.set("architecture", NetworkJson.tree(network));
    return figures;
  }

  private static int threads() {
    return Integer.parseInt(System.getenv().getOrDefault("OMP_NUM_THREADS", "1"));
  }

  private void reportProgress(String progress) {
    out.println(JsonNodeFactory.instance.objectNode().put("progress", progress));
  }
}
