package io.netspace.offline.report;

import java.util.List;

/** Text of HTML. */
final class HtmlElements {
  private HtmlElements() {}

  /** Text that is nothing but text, in an element or an attribute. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace(" %", "\u00a0%");
  }

  /**
   * A table whose rows begin with what they are about.
   *
   * @param numbers cells that stand on the right, from the second on
   */
  static String table(String caption, List<String> headings, int numbers, List<List<String>> rows) {
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>");
    html.append("<caption>").append(escaped(caption)).append("</caption><thead><tr>");
    for (int i = 0; i < headings.size(); i++) {
      html.append("<th scope=\"col\"%s>".formatted(alignment(i, numbers)))
          .append(escaped(headings.get(i)))
          .append("</th>");
    }
    html.append("</tr></thead><tbody>");
    rows.forEach(row -> html.append(row(row, numbers)));
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String row(List<String> cells, int numbers) {
    StringBuilder html = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      String tag = i == 0 ? "th scope=\"row\"" : "td" + alignment(i, numbers);
      html.append("<%s>%s</%s>".formatted(tag, escaped(cells.get(i)), i == 0 ? "th" : "td"));
    }
    return html.append("</tr>").toString();
  }

  private static String alignment(int column, int numbers) {
    return column >= 1 && column <= numbers ? " class=\"n\"" : "";
  }

  /** A card with a heading, a sentence that says what it shows, and its content. */
  static String card(String heading, String says, String content) {
    return """
        <section class="card">
        <h3>%s</h3>
        <p class="says">%s</p>
        %s</section>
        """
        .formatted(escaped(heading), escaped(says), content);
  }

  /** A drawing and the table of it, side by side. */
  static String sideBySide(String figure, String table) {
    return "<div class=\"beside\"><figure>%s</figure>%s</div>\n".formatted(figure, table);
  }
}
