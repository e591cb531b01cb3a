package io.netspace.offline.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;
import io.netspace.offline.common.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a Parquet file as objects of JSON. */
final class ParquetTable {
  /** Columns that are read at a time: each needs memory for some thousand rows. */
  private static final int MAX_COLUMNS_AT_A_TIME = 32;

  /** The library states the code paths that it takes, on standard error. */
  private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

  static {
    LIBRARY.setLevel(Level.WARNING);
  }

  private ParquetTable() {}

  /**
   * The rows of a file.
   *
   * @throws CommandException when it is damaged, or compressed in a way that is not read
   */
  static List<ObjectNode> rows(Path path) {
    List<ObjectNode> rows = new ArrayList<>();
    try (ParquetFileReader file = ParquetFileReader.open(InputFile.of(path))) {
      List<String> names =
          file.getFileSchema().getRootNode().children().stream().map(SchemaNode::name).toList();
      for (ColumnProjection columns : projections(path, names)) {
        addCells(file, columns, rows);
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof CommandException refused) {
        throw refused;
      }
      throw CommandException.usage(
          "%s cannot be read as Parquet (%s); write it again, uncompressed or by Snappy, Zstandard, LZ4 or gzip."
              .formatted(path, rootMessage(e)));
    }
    return rows;
  }

  /** The library takes a dot in the name of a projected column for a field inside it. */
  private static List<ColumnProjection> projections(Path path, List<String> names) {
    if (names.size() <= MAX_COLUMNS_AT_A_TIME) {
      return List.of(ColumnProjection.all());
    }
    names.stream()
        .filter(name -> name.contains("."))
        .findFirst()
        .ifPresent(
            name -> {
              throw CommandException.usage(
                  "%s has more than %d columns, one of them with a dot in its name (%s); rename it, or keep fewer columns."
                      .formatted(path, MAX_COLUMNS_AT_A_TIME, name));
            });
    List<ColumnProjection> projections = new ArrayList<>();
    for (int from = 0; from < names.size(); from += MAX_COLUMNS_AT_A_TIME) {
      int to = Math.min(names.size(), from + MAX_COLUMNS_AT_A_TIME);
      projections.add(ColumnProjection.columns(names.subList(from, to).toArray(String[]::new)));
    }
    return projections;
  }

  private static void addCells(
      ParquetFileReader file, ColumnProjection columns, List<ObjectNode> rows) {
    try (RowReader reader = file.buildRowReader().projection(columns).build()) {
      for (int row = 0; reader.hasNext(); row++) {
        reader.next();
        if (row == rows.size()) {
          rows.add(JsonNodeFactory.instance.objectNode());
        }
        addFields(reader, rows.get(row));
      }
    }
  }

  private static void addFields(StructAccessor fields, ObjectNode object) {
    for (int i = 0; i < fields.getFieldCount(); i++) {
      object.set(fields.getFieldName(i), value(fields.isNull(i) ? null : fields.getValue(i)));
    }
  }

  private static JsonNode value(@Nullable Object value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (value) {
      case null -> json.nullNode();
      case Boolean truth -> json.booleanNode(truth);
      case Integer number -> json.numberNode(number);
      case Long number -> json.numberNode(number);
      case Number number -> json.numberNode(number.doubleValue());
      case PqList list -> {
        ArrayNode items = json.arrayNode();
        list.values().forEach(item -> items.add(value(item)));
        yield items;
      }
      case PqStruct struct -> {
        ObjectNode object = json.objectNode();
        addFields(struct, object);
        yield object;
      }
      default -> json.textNode(value.toString());
    };
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
