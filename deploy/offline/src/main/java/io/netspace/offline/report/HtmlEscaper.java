package io.netspace.offline.report;

import io.quarkus.qute.Expression;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;

/** Escapes every value of a template that is not marked as raw. */
final class HtmlEscaper implements ResultMapper {
  /** Text for an element or an attribute; a percent sign stays on the line of its number. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace(" %", "\u00a0%");
  }

  @Override
  public boolean appliesTo(Origin origin, Object result) {
    return !(result instanceof RawString);
  }

  @Override
  public String map(Object result, Expression expression) {
    return escape(result.toString());
  }
}
