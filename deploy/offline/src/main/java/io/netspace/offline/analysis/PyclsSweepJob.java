package io.netspace.offline.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/**
 * One job of a sweep of pycls, as its collector writes it to {@code sweep.json}: the configuration
 * {@code cfg}, {@code complexity}, and for each kind of epoch a list per metric.
 *
 * <p>Its {@code error} is the one of the released analysis, the minimum top-1 error on the test
 * split of any epoch, of averaged weights where they were measured. {@code top1_err} is that of the
 * last epoch. A job whose last epoch is not the last of its configuration has no error yet.
 */
final class PyclsSweepJob {
  private static final List<String> FIELDS =
      List.of(
          "cfg",
          "complexity",
          "train_epoch",
          "test_epoch",
          "test_ema_epoch",
          "epoch_times",
          "log_file",
          "err_file");

  private final JsonNode job;

  PyclsSweepJob(JsonNode job) {
    this.job = job;
  }

  /** Whether a row is a job: at least two fields that only jobs have. */
  static boolean isSweepJob(JsonNode row) {
    return FIELDS.stream().filter(row::has).count() >= 2;
  }

  void addTo(PopulationTable table, RowFlattener cells) {
    table.addMissing("error");
    cells.addObject("cfg", job.path("cfg"));
    cells.addObject("complexity", job.path("complexity"));
    cells.addObject("epoch_times", job.path("epoch_times"));
    if (isUnfinished()) {
      table.markUnfinished();
      return;
    }
    best("test_ema_epoch").ifPresent(error -> table.addErrorMeasure("min_top1_err_ema", error));
    last("test_ema_epoch").ifPresent(error -> table.addErrorMeasure("top1_err_ema", error));
    best("test_epoch").ifPresent(error -> table.addErrorMeasure("min_top1_err", error));
    last("test_epoch").ifPresent(error -> table.addErrorMeasure("top1_err", error));
    OptionalDouble error = best("test_ema_epoch");
    (error.isPresent() ? error : best("test_epoch"))
        .ifPresent(value -> table.addErrorMeasure("error", value));
  }

  private boolean isUnfinished() {
    JsonNode epochs = job.path("test_epoch");
    JsonNode done = last(epochs.path("epoch_ind"));
    JsonNode all = last(epochs.path("epoch_max"));
    if (done.isNumber() && all.isNumber()) {
      return done.doubleValue() < all.doubleValue();
    }
    // Logs of earlier releases have "3/10".
    String[] epoch = last(epochs.path("epoch")).asText("").split("/", -1);
    return epoch.length == 2 && !epoch[0].equals(epoch[1]);
  }

  private OptionalDouble best(String kind) {
    JsonNode errors = job.path(kind).path("min_top1_err");
    return StreamSupport.stream(errors.spliterator(), false)
        .mapToDouble(JsonNode::doubleValue)
        .filter(error -> !Double.isNaN(error))
        .min();
  }

  private OptionalDouble last(String kind) {
    JsonNode error = last(job.path(kind).path("top1_err"));
    return error.isNumber() ? OptionalDouble.of(error.doubleValue()) : OptionalDouble.empty();
  }

  private static JsonNode last(JsonNode values) {
    return values.path(values.size() - 1);
  }
}
