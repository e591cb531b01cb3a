package io.netspace.trainer.adapter.outbound.dl4j.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.model.common.Window;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Complexity;
import io.netspace.model.space.ParameterSetting;
import io.netspace.model.study.Candidate;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.Population;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.trainer.adapter.outbound.dl4j.training.Dl4jNetworkTrainer;
import io.netspace.trainer.application.TrainingArtifacts;
import io.netspace.trainer.domain.ImageSplit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Main class that trains many different small networks one after the other, as a worker does, and
 * reports the memory of its process. It periodically writes a line of JSON with {@code networks}
 * and {@code residentBytes}, and one with the result at the end.
 */
public final class SoakBench {
  private static final int SAMPLES = 100;
  private static final int BATCH = 16;
  private static final int TRAIN_IMAGES = 48;
  private static final int VALIDATION_IMAGES = 16;

  private final SplittableRandom random = new SplittableRandom(1);
  private final Dl4jNetworkTrainer trainer = new Dl4jNetworkTrainer();

  /**
   * Runs the bench.
   *
   * @param arguments number of networks; time limit in seconds
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int networks = Integer.parseInt(arguments[0]);
    MemoryTrend trend = new SoakBench().run(networks, Double.parseDouble(arguments[1]), System.out);
    System.out.println(result(trend));
  }

  MemoryTrend run(int networks, double mostSeconds, PrintStream out)
      throws IOException, InterruptedException {
    List<MemoryTrend.Sample> points = new ArrayList<>();
    int every = Math.max(1, networks / SAMPLES);
    long end = System.nanoTime() + (long) (mostSeconds * 1e9);
    for (int trained = 1; trained <= networks && System.nanoTime() < end; trained++) {
      train(RandomNetworks.next(random), trained);
      if (trained % every == 0) {
        points.add(new MemoryTrend.Sample(trained, residentBytes()));
        out.println(line(points.getLast()));
      }
    }
    return new MemoryTrend(points);
  }

  private void train(Architecture network, int number) throws InterruptedException {
    ImageSplit images =
        new ImageSplit(
            RandomImages.of(network, TRAIN_IMAGES, random),
            RandomImages.of(network, VALIDATION_IMAGES, random));
    Regime regime =
        new Regime(
            new Window(0, Long.MAX_VALUE),
            1,
            BATCH,
            TRAIN_IMAGES,
            VALIDATION_IMAGES,
            Recipe.DEFAULT);
    var _ =
        trainer.train(candidate(network, number), regime, images, TrainingArtifacts.NONE, _ -> {});
  }

  private static Candidate candidate(Architecture network, int number) {
    Population population = Population.of(new StudyId("soak"), 0, Purpose.EXPLORE);
    return new Candidate(
        CandidateId.of(population.id(), number, 0),
        population,
        number,
        0,
        new ParameterSetting(Map.of()),
        network,
        Complexity.of(network),
        number);
  }

  /** Resident memory as Linux reports it, after a garbage collection. */
  private static long residentBytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode line(MemoryTrend.Sample sample) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("networks", sample.networks())
        .put("residentBytes", sample.bytes());
  }

  private static ObjectNode result(MemoryTrend trend) {
    ObjectNode result =
        JsonNodeFactory.instance
            .objectNode()
            .put("steady", trend.isSteady())
            .put("growthPercent", 100 * trend.growth())
            .put("bytesPerNetwork", trend.bytesPerNetwork());
    result.set("early", line(trend.baseline()));
    result.set("last", line(trend.last()));
    return result;
  }
}
