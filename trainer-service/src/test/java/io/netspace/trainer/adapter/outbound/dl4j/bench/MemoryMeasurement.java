package io.netspace.trainer.adapter.outbound.dl4j.bench;

import io.netspace.model.common.Window;
import io.netspace.model.network.Activation;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Complexity;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.network.Zoo;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.model.training.TrainingMemory;
import io.netspace.trainer.adapter.outbound.dl4j.TinyNetworks;
import io.netspace.trainer.adapter.outbound.dl4j.training.Dl4jNetworkTrainer;
import io.netspace.trainer.application.TrainingArtifacts;
import io.netspace.trainer.domain.ImageSplit;
import io.netspace.trainer.domain.LabelledImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Main class that prints the measured memory of networks of many shapes next to the estimate. It
 * trains each for two steps and validates it, in a separate process.
 *
 * <pre>
 * ./mvn -q -Pquickly -pl trainer-service -am test-compile \
 *   dependency:build-classpath -Dmdep.outputFile=/tmp/cp
 * OMP_NUM_THREADS=1 java \
 *   -cp trainer-service/target/test-classes:trainer-service/target/classes:$(cat /tmp/cp) \
 *   io.netspace.trainer.adapter.outbound.dl4j.bench.MemoryMeasurement
 * </pre>
 */
final class MemoryMeasurement {
  private static final ImageShape SMALL = new ImageShape(3, 32, 32);
  private static final ImageShape LARGE = new ImageShape(3, 224, 224);

  private static final List<Shape> SHAPES =
      List.of(
          new Shape("one narrow block", 64, net(SMALL, 16, stage(1, 16, 2, 1, 8))),
          new Shape(
              "RegNetX-like, 1 Mflops",
              64,
              net(
                  SMALL,
                  16,
                  stage(1, 16, 1, 1, 8),
                  stage(2, 32, 2, 1, 8),
                  stage(4, 64, 2, 1, 8),
                  stage(2, 128, 2, 1, 8))),
          new Shape("deep", 128, net(SMALL, 16, stage(16, 24, 1, 1, 8), stage(16, 48, 2, 1, 16))),
          new Shape("wide", 64, net(SMALL, 32, stage(2, 512, 2, 1, 64), stage(2, 2048, 2, 1, 128))),
          new Shape(
              "groups of one", 64, net(SMALL, 32, stage(3, 256, 2, 1, 1), stage(3, 512, 2, 1, 1))),
          new Shape(
              "bottleneck of four",
              128,
              net(SMALL, 64, stage(3, 256, 1, 4, 16), stage(4, 512, 2, 4, 16))),
          new Shape(
              "bottleneck of a half",
              64,
              net(SMALL, 16, stage(2, 64, 1, 0.5, 16), stage(2, 128, 2, 0.5, 16))),
          new Shape(
              "large images",
              32,
              net(
                  LARGE,
                  32,
                  stage(1, 32, 2, 1, 8),
                  stage(2, 64, 2, 1, 8),
                  stage(4, 160, 2, 1, 16),
                  stage(2, 384, 2, 1, 16))),
          new Shape(
              "shrinking widths",
              64,
              net(
                  SMALL,
                  16,
                  stage(2, 256, 1, 1, 16),
                  stage(2, 64, 2, 1, 16),
                  stage(2, 16, 2, 1, 8))),
          new Shape(
              "squeezed",
              64,
              net(
                  SMALL,
                  16,
                  stage(2, 64, 1, 1, 8).withSqueeze(0.25),
                  stage(4, 128, 2, 1, 16).withSqueeze(0.25))),
          new Shape("ResNet-56", 128, Zoo.named("ResNet-56").on(SMALL, 10)),
          new Shape(
              "inverted bottlenecks, 5×5, SiLU",
              64,
              new Architecture(
                  SMALL,
                  new Stem(StemType.SMALL_IMAGE, 32),
                  List.of(
                      Stage.mbConv(2, 24, 1, 4, 5, 0.25),
                      Stage.mbConv(3, 48, 2, 6, 5, 0.25),
                      Stage.mbConv(3, 96, 2, 6, 3, 0.25)),
                  10,
                  384,
                  Activation.SILU)),
          new Shape(
              "linear bottlenecks",
              64,
              net(
                  SMALL,
                  16,
                  new Stage(BlockType.LINEAR_BOTTLENECK, 3, 32, 1, 0.25, 16),
                  new Stage(BlockType.LINEAR_BOTTLENECK, 3, 64, 2, 0.25, 16))),
          new Shape(
              "RESNET stem, VANILLA",
              32,
              new Architecture(
                  LARGE,
                  new Stem(StemType.RESNET, 64),
                  List.of(
                      Stage.full(BlockType.VANILLA, 2, 64, 1),
                      Stage.full(BlockType.VANILLA, 2, 128, 2)),
                  10)),
          new Shape("ResNet-50", 16, Zoo.named("ResNet-50").on(LARGE, 10)),
          new Shape("EfficientNet-B0", 16, Zoo.named("EfficientNet-B0").on(LARGE, 10)),
          new Shape("MobileNetV2-1.0", 16, Zoo.named("MobileNetV2-1.0").on(LARGE, 10)),
          new Shape("RegNetY-800MF", 16, Zoo.named("RegNetY-800MF").on(LARGE, 10)));

  private MemoryMeasurement() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 1) {
      measure(SHAPES.get(Integer.parseInt(arguments[0])));
      return;
    }
    System.out.println(
        "| network | batch | parameters | activations | estimated | taken | of it |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int i = 0; i < SHAPES.size(); i++) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of("--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-XX:TieredStopAtLevel=1"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(MemoryMeasurement.class.getName(), Integer.toString(i)));
      new ProcessBuilder(command).inheritIO().start().waitFor();
    }
  }

  private static void measure(Shape shape) throws IOException, InterruptedException {
    train(new Shape("warm", 10, net(SMALL, 8, stage(1, 8, 2, 1, 8))));
    System.gc();
    long before = resident();
    train(shape);
    long taken = peak() - before;
    long estimated = TrainingMemory.bytes(shape.network(), shape.batch());
    Complexity complexity = Complexity.of(shape.network());
    System.out.printf(
        "| %s | %d | %.2f M | %.2f M | %d MB | %d MB | %d %% |%n",
        shape.name(),
        shape.batch(),
        complexity.parameters() / 1e6,
        complexity.activations() / 1e6,
        estimated / 1_000_000,
        taken / 1_000_000,
        100 * taken / estimated);
  }

  private static void train(Shape shape) throws InterruptedException {
    ImageShape input = shape.network().input();
    ImageSplit images =
        new ImageSplit(images(input, 2 * shape.batch()), images(input, shape.batch()));
    Regime regime =
        new Regime(
            new Window(0, Long.MAX_VALUE),
            1,
            shape.batch(),
            2 * shape.batch(),
            shape.batch(),
            Recipe.DEFAULT);
    new Dl4jNetworkTrainer()
        .train(
            TinyNetworks.candidate(shape.network(), 1),
            regime,
            images,
            TrainingArtifacts.NONE,
            _ -> {});
  }

  private static LabelledImages images(ImageShape shape, int count) {
    return new LabelledImages(shape, 10, new byte[count * shape.size()], new int[count]);
  }

  private static long resident() throws IOException {
    return status("VmRSS:");
  }

  private static long peak() throws IOException {
    return status("VmHWM:");
  }

  private static long status(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static Architecture net(ImageShape input, int stemWidth, Stage... stages) {
    return new Architecture(
        input,
        new Stem(input.equals(LARGE) ? StemType.SIMPLE : StemType.SMALL_IMAGE, stemWidth),
        List.of(stages),
        10);
  }

  private static Stage stage(int depth, int width, int stride, double ratio, int groupWidth) {
    return new Stage(BlockType.X, depth, width, stride, ratio, groupWidth);
  }

  private record Shape(String name, int batch, Architecture network) {}
}
