package io.netspace.cli.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netspace.local.study.CheckedStudy;
import io.netspace.model.common.Window;
import io.netspace.model.training.DataSet;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was found by checking a study, in one line. */
final class StudyCheckReport {
  private static final double PERCENT = 100;

  private StudyCheckReport() {}

  static String sentence(CheckedStudy checked) {
    Window window = checked.study().regime().flops();
    return String.format(
        Locale.ROOT,
        "study %s: %s; regime.flops [%d, %d] holds %.3g %% of %d networks drawn from %s;"
            + " nothing was started.",
        checked.study().id().value(),
        images(checked),
        window.low(),
        window.high(),
        PERCENT * checked.window().acceptanceRate(),
        checked.window().draws(),
        checked.study().space().name());
  }

  private static String images(CheckedStudy checked) {
    DataSet dataSet = checked.study().dataSet();
    DataSetCheck images = checked.images();
    String shape = " of %s in %d classes".formatted(dataSet.input(), dataSet.classes());
    return images == null
        ? "generated images" + shape
        : "%d images%s (%s)".formatted(images.imageCount(), shape, counts(images));
  }

  private static String counts(DataSetCheck images) {
    String parts =
        countBySplit(images).entrySet().stream()
            .map(split -> split.getKey() + " " + split.getValue())
            .collect(Collectors.joining(", "));
    return images.isUsable() ? parts : parts + ", left out " + images.unusable().size();
  }

  private static Map<String, Integer> countBySplit(DataSetCheck images) {
    return images.countsBySplit().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                split -> split.getValue().stream().mapToInt(count -> count).sum(),
                Integer::sum,
                TreeMap::new))
        .descendingMap();
  }

  /** The same as one object of JSON. */
  record Line(
      String id,
      String input,
      int classes,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String dataset,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Integer> images,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer leftOut,
      long draws,
      double acceptanceRate) {
    static Line of(CheckedStudy checked) {
      DataSet dataSet = checked.study().dataSet();
      DataSetCheck images = checked.images();
      return new Line(
          checked.study().id().value(),
          dataSet.input().toString(),
          dataSet.classes(),
          images == null ? null : images.path().toString(),
          images == null ? null : countBySplit(images),
          images == null ? null : images.unusable().size(),
          checked.window().draws(),
          checked.window().acceptanceRate());
    }
  }
}
