package io.netspace.offline.report;

import java.util.Locale;
import java.util.function.DoubleFunction;

/** A chart with two axes, as self-contained SVG. */
final class SvgChart {
  static final double LEFT = 52;
  static final double TOP = 14;
  private static final double RIGHT = 14;
  private static final double BOTTOM = 44;

  private final double width;
  private final double height;
  private final StringBuilder svg = new StringBuilder();

  /**
   * An empty chart.
   *
   * @param title its text alternative
   */
  SvgChart(double width, double height, String title) {
    this.width = width;
    this.height = height;
    svg.append(
        "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(coordinate(width), coordinate(height), HtmlEscaper.escape(title)));
  }

  double right() {
    return width - RIGHT;
  }

  double bottom() {
    return height - BOTTOM;
  }

  /** Draws the horizontal axis at the bottom. */
  SvgChart horizontalAxis(Axis axis, String label, DoubleFunction<String> shown) {
    double end = Double.NEGATIVE_INFINITY;
    for (double tick : axis.ticks()) {
      double x = axis.position(tick);
      String text = shown.apply(tick);
      line("grid", x, TOP, x, bottom());
      // A label that would touch the previous one is omitted.
      if (x - 3.5 * text.length() > end + 4) {
        text(x, bottom() + 18, "middle", text);
        end = x + 3.5 * text.length();
      }
    }
    line("base", LEFT, bottom(), right(), bottom());
    text((LEFT + right()) / 2, bottom() + 37, "middle", label);
    return this;
  }

  /** Draws the vertical axis on the left. */
  SvgChart verticalAxis(Axis axis, DoubleFunction<String> shown) {
    for (double tick : axis.ticks()) {
      double y = axis.position(tick);
      line("grid", LEFT, y, right(), y);
      text(LEFT - 8, y + 4, "end", shown.apply(tick));
    }
    return this;
  }

  void line(String kind, double x1, double y1, double x2, double y2) {
    svg.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
            .formatted(kind, coordinate(x1), coordinate(y1), coordinate(x2), coordinate(y2)));
  }

  void rectangle(String kind, double x1, double x2) {
    // A range of a single value stays visible.
    double wide = Math.max(2, x2 - x1);
    svg.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>\n"
            .formatted(
                kind,
                coordinate((x1 + x2 - wide) / 2),
                coordinate(TOP),
                coordinate(wide),
                coordinate(bottom() - TOP)));
  }

  void path(String kind, CharSequence path) {
    svg.append("<path class=\"%s\" d=\"%s\"/>\n".formatted(kind, path));
  }

  void text(double x, double y, String anchor, String text) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
            .formatted(coordinate(x), coordinate(y), anchor, HtmlEscaper.escape(text)));
  }

  void circle(double x, double y, double radius) {
    svg.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
            .formatted(coordinate(x), coordinate(y), coordinate(radius)));
  }

  void group(String kind, Runnable content) {
    svg.append("<g class=\"%s\">".formatted(kind));
    content.run();
    svg.append("</g>\n");
  }

  String svg() {
    return svg + "</svg>";
  }

  /** A coordinate, to a tenth of a pixel. */
  static String coordinate(double pixels) {
    String text = String.format(Locale.ROOT, "%.1f", pixels);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
