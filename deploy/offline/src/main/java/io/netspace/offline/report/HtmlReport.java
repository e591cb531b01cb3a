package io.netspace.offline.report;

import io.netspace.offline.analysis.PopulationAnalysis;
import io.netspace.offline.analysis.PopulationComparison;
import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.UserTagSectionHelper;
import io.quarkus.qute.ValueResolvers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** An analysis as a self-contained page of HTML: no script, no other file. */
public final class HtmlReport {
  private static final String PAGE = "report";

  /** Templates that others use as sections. */
  private static final List<String> FRAGMENTS = List.of("figure", "population", "summary", "table");

  private HtmlReport() {}

  /** The report of one population. */
  public static String of(PopulationAnalysis analysis) {
    return render(ReportView.of(analysis));
  }

  /** The report of two populations and their comparison. */
  public static String of(PopulationComparison comparison) {
    return render(ReportView.of(comparison));
  }

  private static String render(ReportView view) {
    return engine()
        .getTemplate(PAGE)
        .data(PAGE, view)
        .data("style", resource("report.css"))
        .render();
  }

  private static Engine engine() {
    var builder =
        Engine.builder()
            .addDefaults()
            .addValueResolvers(ValueResolvers.rawResolver(), new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper());
    FRAGMENTS.forEach(
        name -> builder.addSectionHelper(new UserTagSectionHelper.Factory(name, name)));
    Engine engine = builder.build();
    FRAGMENTS.forEach(name -> engine.putTemplate(name, engine.parse(resource(name + ".html"))));
    engine.putTemplate(PAGE, engine.parse(resource(PAGE + ".html")));
    return engine;
  }

  private static String resource(String name) {
    try (InputStream resource = HtmlReport.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
