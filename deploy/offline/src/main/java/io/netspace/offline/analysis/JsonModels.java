package io.netspace.offline.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The models of a file that is a single JSON object: a field per network, {@code {"net-0":
 * {"error": 30}, …}}; a field per column with an object by row, as pandas writes it; or one of
 * these, or a list of models, in the only field that is no plain value.
 *
 * @param rows a document per model
 * @param ignored names of the other fields
 */
record JsonModels(List<JsonNode> rows, List<String> ignored) {

  /** The models of an object; empty where it is a single model. */
  static Optional<JsonModels> of(JsonNode document) {
    if (!document.isObject() || PyclsSweepJob.isSweepJob(document) || hasError(document)) {
      return Optional.empty();
    }
    if (isByColumn(document)) {
      return Optional.of(new JsonModels(transposed(document), List.of()));
    }
    List<JsonNode> models = new ArrayList<>();
    List<JsonNode> containers = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    document
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (value.isContainerNode()) {
                containers.add(value);
              }
              if (value.isObject() || value.isNull()) {
                models.add(value);
              } else {
                plain.add(field.getKey());
              }
            });
    if (isByNetwork(document)) {
      return Optional.of(new JsonModels(models, plain));
    }
    return containers.size() == 1
        ? inside(containers.getFirst(), namesOfPlainFields(document))
        : Optional.empty();
  }

  private static Optional<JsonModels> inside(JsonNode container, List<String> others) {
    if (container.isArray()) {
      List<JsonNode> items = elements(container);
      return mostHaveErrors(items) ? Optional.of(new JsonModels(items, others)) : Optional.empty();
    }
    return of(container)
        .map(
            models -> {
              List<String> ignored = new ArrayList<>(others);
              ignored.addAll(models.ignored());
              return new JsonModels(models.rows(), ignored);
            });
  }

  private static List<String> namesOfPlainFields(JsonNode document) {
    return document.properties().stream()
        .filter(field -> !field.getValue().isContainerNode())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether an error is a field of this object itself. */
  private static boolean hasError(JsonNode object) {
    return object.properties().stream()
        .anyMatch(
            field -> ErrorNames.isError(field.getKey()) && !field.getValue().isContainerNode());
  }

  /** Two objects or more that are alike, or of which most have errors, and are not splits. */
  private static boolean isByNetwork(JsonNode document) {
    List<JsonNode> objects = elements(document).stream().filter(JsonNode::isObject).toList();
    boolean splits =
        document.properties().stream().map(Map.Entry::getKey).allMatch(ErrorNames::isSplit);
    return objects.size() >= 2 && !splits && (areAlike(objects) || mostHaveErrors(objects));
  }

  private static boolean areAlike(List<JsonNode> objects) {
    return objects.stream().map(JsonModels::names).distinct().count() == 1
        && !objects.getFirst().isEmpty();
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean mostHaveErrors(List<JsonNode> objects) {
    return 2 * objects.stream().filter(JsonModels::holdsError).count() > objects.size();
  }

  private static boolean holdsError(JsonNode object) {
    return object.isObject()
        && (hasError(object) || elements(object).stream().anyMatch(JsonModels::holdsError));
  }

  /** Columns of rows, one of which is the error. */
  private static boolean isByColumn(JsonNode document) {
    return elements(document).stream().allMatch(JsonNode::isObject)
        && document.properties().stream()
            .anyMatch(
                field ->
                    ErrorNames.isError(field.getKey())
                        && elements(field.getValue()).stream().allMatch(JsonNode::isValueNode)
                        && !names(field.getValue()).stream().allMatch(ErrorNames::isSplit));
  }

  private static List<JsonNode> transposed(JsonNode columns) {
    Map<String, ObjectNode> rows = new LinkedHashMap<>();
    columns
        .properties()
        .forEach(
            column ->
                column
                    .getValue()
                    .properties()
                    .forEach(
                        cell ->
                            rows.computeIfAbsent(
                                    cell.getKey(), _ -> JsonNodeFactory.instance.objectNode())
                                .set(column.getKey(), cell.getValue())));
    return List.copyOf(rows.values());
  }

  private static List<JsonNode> elements(JsonNode container) {
    List<JsonNode> elements = new ArrayList<>();
    container.elements().forEachRemaining(elements::add);
    return elements;
  }
}
