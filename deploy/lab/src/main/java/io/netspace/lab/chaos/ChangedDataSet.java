package io.netspace.lab.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netspace.model.network.ImageShape;
import io.netspace.model.training.GeneratedImages;
import io.netspace.trainer.adapter.outbound.images.format.DataSplit;
import io.netspace.trainer.adapter.outbound.images.synthetic.SyntheticImages;
import io.netspace.trainer.domain.LabelledImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A study of a folder of images whose classes are exchanged after its first decision, while the
 * trainers are killed: it must fail for that reason, and no outcome of the other images may count.
 */
final class ChangedDataSet implements FaultInjector {
  private static final Duration NO_LIMIT = Duration.ofDays(1);
  private static final ImageShape SHAPE = new ImageShape(3, 16, 16);
  private static final int CLASSES = 6;
  private static final int IMAGES = 1200;

  private @Nullable Path images;
  private int killed;

  /** Writes the images beside the directory of the run. */
  @Override
  public AutoCloseable prepare(Path directory) {
    Path folder = directory.resolveSibling("changed-data-images");
    try {
      delete(folder);
      write(folder.resolve("train"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    images = folder;
    return () -> delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void write(Path folder) throws IOException {
    LabelledImages drawn =
        new SyntheticImages(new GeneratedImages(SHAPE, CLASSES, 0.6, 1))
            .render(DataSplit.TRAIN, IMAGES);
    for (int i = 0; i < drawn.count(); i++) {
      Path file = folder.resolve("class-" + drawn.label(i)).resolve(i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image(drawn, i), "png", file.toFile());
    }
  }

  private static BufferedImage image(LabelledImages drawn, int index) {
    BufferedImage image =
        new BufferedImage(SHAPE.width(), SHAPE.height(), BufferedImage.TYPE_INT_RGB);
    int area = SHAPE.width() * SHAPE.height();
    for (int at = 0; at < area; at++) {
      image.setRGB(
          at % SHAPE.width(),
          at / SHAPE.width(),
          drawn.pixel(index, at) << 16
              | drawn.pixel(index, area + at) << 8
              | drawn.pixel(index, 2 * area + at));
    }
    return image;
  }

  @Override
  public JsonNode study(JsonNode given) {
    ObjectNode study = given.deepCopy();
    study
        .putObject("dataset")
        .put("folder", String.valueOf(images))
        .put("input", SHAPE.toString())
        .put("classes", CLASSES);
    return study;
  }

  @Override
  public boolean mustFail() {
    return true;
  }

  @Override
  public void inject(ChaosRun run) throws InterruptedException {
    if (images == null
        || !run.waitFor(() -> run.log().decided() > 0, NO_LIMIT)
        || run.isComplete()) {
      return;
    }
    exchangeClasses(images.resolve("train"));
    for (String process : run.netspace().processNames()) {
      if (process.startsWith("trainer-") && run.netspace().kill(process)) {
        killed++;
      }
    }
    run.printLine("exchanged the classes of the images and killed %d trainers".formatted(killed));
  }

  private static void exchangeClasses(Path folder) {
    try {
      Path first = folder.resolve("class-0");
      Path aside = folder.resolveSibling("aside");
      Files.move(first, aside);
      for (int label = 1; label < CLASSES; label++) {
        Files.move(folder.resolve("class-" + label), folder.resolve("class-" + (label - 1)));
      }
      Files.move(aside, folder.resolve("class-" + (CLASSES - 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> violations(ChaosRun run) {
    List<String> violations = new ArrayList<>();
    if (killed == 0) {
      violations.add("The study ended before its images were changed.");
    }
    String reason = run.log().refusal().orElse("none");
    if (!reason.startsWith("The data set changed during the study")) {
      violations.add("The study must fail for its changed data set, but its reason is: " + reason);
    }
    if (run.log().dataSetDigests().size() != 1) {
      violations.add(
          "Outcomes must be of the same images, but have digests %s."
              .formatted(run.log().dataSetDigests()));
    }
    return violations;
  }

  @Override
  public String description() {
    return killed == 0
        ? "nothing"
        : "the classes of the images exchanged, %d trainers killed; it must fail".formatted(killed);
  }
}
