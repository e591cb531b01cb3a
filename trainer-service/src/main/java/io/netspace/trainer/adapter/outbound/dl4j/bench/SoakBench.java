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
 * says how much memory its process holds. It writes a line of JSON with {@code networks} and {@code
 * residentBytes} now and then, and one with the result.
 */
public final class SoakBench {
  private static final int SAMPLES = 100;
  private static final int BATCH = 16;
  private static final int TRAIN_IMAGES = 48;
  private static final int VALIDATION_IMAGES = 16;

  private final SplittableRandom random = new SplittableRandom(1);
  private final Dl4jNetworkTrainer trainer = new Dl4jNetworkTrainer();

  /**
   * Soaks.
   *
   * @param arguments number of networks; seconds after which it ends in any case
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int networks = Integer.parseInt(arguments[0]);
    MemoryTrend course =
        new SoakBench().run(networks, Double.parseDouble(arguments[1]), System.out);
    System.out.println(result(course));
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

  /** As Linux counts it; what Java could give back it has given back before. */
  private static long residentBytes() throws IOException {
    System.gc();
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode line(MemoryTrend.Sample point) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("networks", point.networks())
        .put("residentBytes", point.bytes());
  }

  private static ObjectNode result(MemoryTrend course) {
    ObjectNode result =
        JsonNodeFactory.instance
            .objectNode()
            .put("steady", course.isSteady())
            .put("growthPercent", 100 * course.growth())
            .put("bytesPerNetwork", course.bytesPerNetwork());
    result.set("early", line(course.baseline()));
    result.set("last", line(course.last()));
    return result;
  }
}
