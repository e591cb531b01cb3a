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
 * {"error": 30}, …}}; a field per column with an object by row or a list, or columns and rows of
 * data, as pandas writes them; or a list of models in one field, or one of the others in the only
 * field that is no plain value.
 *
 * @param rows a document per model
 * @param ignored names of the other fields
 */
record JsonModels(List<JsonNode> rows, List<String> ignored) {

  /** The models of an object; empty where it is a single model. */
  static Optional<JsonModels> of(JsonNode document) {
    if (!document.isObject() || PyclsSweepJob.isSweepJob(document)) {
      return Optional.empty();
    }
    Optional<JsonModels> tabular = rowsOfData(document).or(() -> listed(document));
    if (tabular.isPresent() || hasError(document)) {
      return tabular;
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
    return containers.size() == 1 && containers.getFirst().isObject()
        ? inside(containers.getFirst(), namesOfPlainFields(document))
        : Optional.empty();
  }

  /** Names of columns, and a list of lists of their values. */
  private static Optional<JsonModels> rowsOfData(JsonNode document) {
    List<JsonNode> names = elements(document.path("columns"));
    List<JsonNode> data = elements(document.path("data"));
    boolean table =
        document.path("columns").isArray()
            && document.path("data").isArray()
            && !data.isEmpty()
            && data.stream().allMatch(row -> row.isArray() && row.size() == names.size());
    if (!table || names.stream().map(JsonNode::asText).distinct().count() < names.size()) {
      return Optional.empty();
    }
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode values : data) {
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < names.size(); i++) {
        row.set(names.get(i).asText(), values.get(i));
      }
      rows.add(row);
    }
    return Optional.of(
        new JsonModels(rows, namesOfOthers(document, Set.of("columns", "data", "index"))));
  }

  /** One list of models, or lists of the values of columns, one of which is the error. */
  private static Optional<JsonModels> listed(JsonNode document) {
    List<String> lists =
        document.properties().stream()
            .filter(field -> field.getValue().isArray())
            .filter(field -> field.getValue().size() >= 2)
            .map(Map.Entry::getKey)
            .toList();
    List<String> models =
        lists.stream().filter(name -> mostHaveErrors(elements(document.get(name)))).toList();
    if (models.size() == 1) {
      String name = models.getFirst();
      return Optional.of(
          new JsonModels(elements(document.get(name)), namesOfOthers(document, Set.of(name))));
    }
    if (hasError(document)) {
      return Optional.empty();
    }
    Optional<String> error =
        lists.stream()
            .filter(ErrorNames::isMeasure)
            .filter(name -> elements(document.get(name)).stream().allMatch(JsonNode::isValueNode))
            .findFirst();
    return error.map(name -> byColumn(document, lists, document.get(name).size()));
  }

  private static JsonModels byColumn(JsonNode document, List<String> lists, int rows) {
    Set<String> columns = new HashSet<>(lists);
    columns.removeIf(name -> document.get(name).size() != rows);
    List<JsonNode> models = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      ObjectNode model = JsonNodeFactory.instance.objectNode();
      for (String name : lists) {
        if (columns.contains(name)) {
          model.set(name, document.get(name).get(i));
        }
      }
      models.add(model);
    }
    return new JsonModels(models, namesOfOthers(document, columns));
  }

  private static List<String> namesOfOthers(JsonNode document, Set<String> used) {
    List<String> others = new ArrayList<>();
    document.fieldNames().forEachRemaining(others::add);
    others.removeAll(used);
    return others;
  }

  private static Optional<JsonModels> inside(JsonNode container, List<String> others) {
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

  /** Whether an error or accuracy is a field of this object itself. */
  private static boolean hasError(JsonNode object) {
    return object.properties().stream()
        .anyMatch(
            field -> ErrorNames.isMeasure(field.getKey()) && !field.getValue().isContainerNode());
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
                    ErrorNames.isMeasure(field.getKey())
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
