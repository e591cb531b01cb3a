package io.netspace.offline.analysis;

import io.netspace.model.statistics.BestRanges;
import io.netspace.model.statistics.ConfidenceBand;
import io.netspace.model.statistics.ErrorDistribution;
import io.netspace.model.statistics.RandomSearch;
import io.netspace.offline.common.CommandException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The statistics of a population that is read from a file. */
public final class PopulationAnalysis {
  /** Percentiles of the errors that table and report show, as shares. */
  public static final List<Double> PERCENTILES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

  private final FileFormat form;
  private final PopulationTable table;
  private final AnalysisRequest request;
  private final String errorColumn;
  private final double[] rowErrors;

  /** Indices of the rows that have an error: the models. */
  private final int[] rows;

  private final double[] errors;
  private final BestRanges best;

  private PopulationAnalysis(PopulationFile.ParsedPopulation read, AnalysisRequest request) {
    form = read.form();
    table = read.table();
    this.request = request;
    errorColumn = table.errorColumn(request.errorColumn());
    rowErrors = new ErrorColumn(table, errorColumn).errors(request.errorUnit());
    rows = IntStream.range(0, rowErrors.length).filter(i -> !Double.isNaN(rowErrors[i])).toArray();
    if (rows.length == 0) {
      throw CommandException.usage(
          "%s has no error in %s of any of its %d rows; name another column with --error."
              .formatted(table.file(), errorColumn, table.rows()));
    }
    errors = valuesOfModels(rowErrors);
    best = BestRanges.of(errors, request.sampleFraction());
  }

  /**
   * Analyses a file.
   *
   * @throws CommandException when it is no population, or a requested column is absent
   */
  public static PopulationAnalysis of(Path file, AnalysisRequest request) {
    return new PopulationAnalysis(PopulationFile.read(file), request);
  }

  private double[] valuesOfModels(double[] values) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  /** The file, as the user named it. */
  public String file() {
    return table.file();
  }

  public FileFormat form() {
    return form;
  }

  public AnalysisRequest request() {
    return request;
  }

  public String errorColumn() {
    return errorColumn;
  }

  /** What the errors are, for people: the column, or 100 less a column of accuracies. */
  public String errorDescription() {
    return new ErrorColumn(table, errorColumn).description();
  }

  /** What was assumed or ignored in the file, a sentence each. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(table.notes());
    // A requested column with such a cell is refused.
    if (request.columns().isEmpty()) {
      notes.addAll(table.notesOnDamagedColumns(errorColumn));
      notes.addAll(table.notesOnLongLists());
      table.noteOnTexts(errorColumn).ifPresent(notes::add);
    }
    notes.addAll(table.notesOnRows(rowErrors));
    return notes;
  }

  /** The number of rows without an error. */
  public int missing() {
    return table.rows() - rows.length;
  }

  /** The number of those that were still training. */
  public int unfinished() {
    return table.unfinished();
  }

  /** Errors of all rows in file order, NaN where there is none. */
  double[] rowErrors() {
    return rowErrors.clone();
  }

  /** Errors of the models, in the order of {@link #values}. */
  public double[] modelErrors() {
    return errors.clone();
  }

  /** A property of the models, NaN where one has none. */
  public double[] values(String column) {
    return valuesOfModels(table.values(column));
  }

  /** The distribution of the errors. */
  public ErrorDistribution errors() {
    return ErrorDistribution.of(errors);
  }

  /** Half the height of the confidence band of the EDF, in [0, 1]. */
  public double bandHalfWidth() {
    return ConfidenceBand.halfWidth(rows.length, request.confidence());
  }

  /** The number of models that determine the best ranges. */
  public int bestModelCount() {
    return best.relevantModels();
  }

  /** The sample size of the bootstrap. */
  public int bootstrapSampleSize() {
    return Math.max(1, (int) (request.sampleFraction() * rows.length));
  }

  /** The statistics of each property, in the order of the columns. */
  public List<PropertyStatistics> properties() {
    List<String> names =
        request.columns().isEmpty()
            ? table.properties(errorColumn)
            : request.columns().stream()
                .map(name -> table.resolveColumn(name, "--columns"))
                .toList();
    String flopsColumn = flopsColumn();
    double[] flops = flopsColumn == null ? null : values(flopsColumn);
    return names.stream().filter(this::hasValues).map(name -> property(name, flops)).toList();
  }

  private boolean hasValues(String name) {
    double[] all =
        request.columns().isEmpty() ? table.values(name) : table.numbers(name, "--columns");
    return Arrays.stream(valuesOfModels(all)).anyMatch(value -> !Double.isNaN(value));
  }

  private PropertyStatistics property(String name, double @Nullable [] flops) {
    return PropertyStatistics.of(name, values(name), errors, flops, request.sampleFraction());
  }

  private @Nullable String flopsColumn() {
    List<String> found = table.matchingColumns("flops");
    return found.size() == 1 && table.properties(errorColumn).contains(found.getFirst())
        ? found.getFirst()
        : null;
  }

  /** The error of the best of 1, 2, 4, … models. */
  public List<RandomSearch.Best> randomSearch() {
    return RandomSearch.curve(errors());
  }

  /** The linear fit of the best models' widths; empty without columns of stages. */
  public Optional<BestModelsLinearFit> bestFit() {
    return BestModelsLinearFit.of(table, rows, best);
  }

  /** The errors normalised by complexity; empty unless requested. */
  public Optional<NormalisedErrors> normalised() {
    return Optional.ofNullable(request.complexityColumn())
        .map(column -> normalised(column, span(column)));
  }

  /** The same over the range of complexity shared with another population. */
  public Optional<NormalisedErrors> normalised(PopulationAnalysis other) {
    return Optional.ofNullable(request.complexityColumn())
        .map(column -> normalised(column, span(column).intersection(other.span(column))));
  }

  private NormalisedErrors normalised(String column, NormalisedErrors.ComplexityRange span) {
    return NormalisedErrors.of(
        table.resolveColumn(column, "--normalise"),
        errors,
        complexities(column),
        span,
        request.bins());
  }

  private NormalisedErrors.ComplexityRange span(String column) {
    return NormalisedErrors.ComplexityRange.of(column, complexities(column));
  }

  private double[] complexities(String column) {
    return valuesOfModels(table.numbers(table.resolveColumn(column, "--normalise"), "--normalise"));
  }
}
