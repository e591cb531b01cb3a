package io.netspace.trainer.adapter.outbound.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.contracts.interchange.NetworkJson;
import io.netspace.contracts.vocabulary.Architecture;
import io.netspace.contracts.vocabulary.Augmentation;
import io.netspace.contracts.vocabulary.Complexity;
import io.netspace.contracts.vocabulary.Recipe;
import io.netspace.trainer.adapter.outbound.dl4j.onednn.PeakMeasurement;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Main class that trains networks on random images and says how fast. It reads a line of JSON for
 * each network, {@code name} and {@code architecture}, and writes one of figures; meanwhile lines
 * with {@code progress}. It uses the threads that OpenMP was told of.
 */
public final class TrainingBench {
  private static final int FEWEST_STEPS = 5;
  private static final int BATCHES = 4;
  private static final double WARM_UP_SHARE = 0.2;
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
   * Measures.
   *
   * @param arguments images a step; seconds for each network
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
    tell(name + ": the core's peak …");
    double peak = PeakMeasurement.flopsPerSecond();
    tell(name + ": warming up …");
    LabelledImages images = RandomImages.of(network, BATCHES * batch, new SplittableRandom(1));
    StepClock clock = new StepClock();
    try (ImageFeed feed =
            new ImageFeed(new ImageSplit(images, images), Augmentation.NONE, batch, 1);
        CandidateNetwork trained =
            new CandidateNetwork(
                network, Recipe.DEFAULT, 1, feed.steps(), new SplittableRandom(1))) {
      trained.network().setListeners(clock);
      train(trained, feed, clock, WARM_UP_SHARE * seconds);
      clock.clear();
      tell("%s: %s s of training …".formatted(name, seconds));
      train(trained, feed, clock, seconds);
    }
    out.println(figures(name, network, clock, peak));
  }

  private void train(CandidateNetwork network, ImageFeed feed, StepClock clock, double wanted)
      throws InterruptedException {
    long start = System.nanoTime();
    for (int epoch = 1; !isEnough(start, clock, wanted); epoch++) {
      try (Batches batches = feed.training(epoch, 0)) {
        while (batches.hasNext() && !isEnough(start, clock, wanted)) {
          clock.begin();
          Batch taken = batches.take();
          clock.batchTaken();
          var _ = network.step(taken.images(), taken.labels());
          clock.end();
        }
      }
    }
  }

  private static boolean isEnough(long start, StepClock clock, double wanted) {
    return clock.count() >= FEWEST_STEPS && (System.nanoTime() - start) / NANOSECONDS >= wanted;
  }

  private ObjectNode figures(String name, Architecture network, StepClock clock, double peak) {
    Complexity complexity = Complexity.of(network);
    double step = clock.milliseconds(StepClock.Step::all);
    double processor = clock.milliseconds(StepClock.Step::processor);
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
        .put("forwardMilliseconds", clock.milliseconds(StepClock.Step::forward))
        .put("backwardMilliseconds", clock.milliseconds(StepClock.Step::backward))
        .put("updateMilliseconds", clock.milliseconds(StepClock.Step::update))
        .put("waitingMilliseconds", clock.milliseconds(StepClock.Step::waiting))
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

  private void tell(String progress) {
    out.println(JsonNodeFactory.instance.objectNode().put("progress", progress));
  }
}
