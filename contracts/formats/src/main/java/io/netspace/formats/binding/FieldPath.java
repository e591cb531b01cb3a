package io.netspace.formats.binding;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of fields in a document: {@code space.constraints[0].shared}. */
final class FieldPath {
  private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|[^.\\[]+");

  private FieldPath() {}

  /** A path below a field; either may be empty. */
  static String join(String field, String path) {
    boolean needsDot = !field.isEmpty() && !path.isEmpty() && path.charAt(0) != '[';
    return field + (needsDot ? "." : "") + path;
  }

  static String of(List<Reference> references) {
    String path = "";
    for (Reference step : references) {
      String name = step.getFieldName();
      path = join(path, name == null ? "[" + step.getIndex() + "]" : name);
    }
    return path;
  }

  /** The value at the end of references; missing where a document does not have it. */
  static JsonNode value(JsonNode document, List<Reference> references) {
    JsonNode value = document;
    for (Reference step : references) {
      String name = step.getFieldName();
      value = name == null ? value.path(step.getIndex()) : value.path(name);
    }
    return value;
  }

  /** The value at a path; missing where a document does not have it. */
  static JsonNode value(JsonNode document, String path) {
    JsonNode value = document;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      String index = step.group(1);
      value = index == null ? value.path(step.group()) : value.path(Integer.parseInt(index));
    }
    return value == null ? MissingNode.getInstance() : value;
  }
}
