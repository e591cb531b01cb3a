package io.netspace.offline.network;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.formats.binding.StrictMappers;
import io.netspace.formats.binding.SyntaxErrors;
import io.netspace.formats.network.NetworkJson;
import io.netspace.formats.pycls.PyclsNetwork;
import io.netspace.formats.pycls.PyclsSweep;
import io.netspace.model.network.Architecture;
import io.netspace.model.network.Zoo;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.InputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file of networks: configurations of pycls, networks as netspace writes them, or candidates that
 * have one, as {@code netspace sample} prints them; in YAML documents or lines of JSON.
 */
public final class NetworkFile {
  private static final YAMLMapper YAML = StrictMappers.yaml();

  /** Fields in which configurations of other libraries name a network. */
  private static final Set<String> NAMING_FIELDS = Set.of("arch", "architecture", "model", "name");

  private static final JsonMapper JSON = StrictMappers.json();

  private final String file;
  private final String baseName;
  private final List<NamedNetwork> networks = new ArrayList<>();

  private NetworkFile(String file, String stem) {
    this.file = file;
    this.baseName = stem;
  }

  /**
   * The networks of a file, in file order.
   *
   * @throws CommandException when it has none, or one of them is invalid
   */
  public static List<NamedNetwork> read(Path path) {
    try {
      String name = path.getFileName().toString().replaceAll("\\.(ya?ml|jsonl?)$", "");
      return parse(path.toString(), name, text(path));
    } catch (IOException e) {
      throw CommandException.usage(
          "Network file (%s) cannot be read; check its permissions.".formatted(path));
    }
  }

  private static String text(Path path) throws IOException {
    return InputFile.readText("Network file", path, "name a YAML file");
  }

  /** Sentences about what of a file is not read; none where it cannot be read as text. */
  static List<String> notes(Path path) {
    try {
      NetworkFile reading = new NetworkFile(path.toString(), "");
      return reading.documents(text(path)).stream()
          .flatMap(document -> PyclsNotes.unknownFieldsOfNetwork(reading.file, document).stream())
          .toList();
    } catch (IOException | CommandException e) {
      return List.of();
    }
  }

  /**
   * The networks of a text.
   *
   * @param file for messages
   * @param stem name of networks without one
   */
  static List<NamedNetwork> parse(String file, String stem, String text) {
    NetworkFile reading = new NetworkFile(file, stem);
    for (JsonNode document : reading.documents(text)) {
      if (document.isArray()) {
        document.forEach(reading::add);
      } else {
        reading.add(document);
      }
    }
    if (reading.networks.isEmpty()) {
      throw CommandException.usage(
          "%s holds no network; write a configuration of pycls, with MODEL.".formatted(file));
    }
    return reading.withNames();
  }

  /** A text that begins as JSON may be YAML in flow style, too. */
  private List<JsonNode> documents(String text) {
    String start = text.stripLeading();
    if (!start.startsWith("{") && !start.startsWith("[")) {
      return documents(text, YAML, "YAML");
    }
    try {
      return documents(text, JSON, "JSON");
    } catch (CommandException notJson) {
      try {
        return documents(text, YAML, "YAML");
      } catch (CommandException notYaml) {
        throw notJson;
      }
    }
  }

  private List<JsonNode> documents(String text, ObjectMapper mapper, String kind) {
    List<JsonNode> documents = new ArrayList<>();
    try (MappingIterator<JsonNode> parsed = mapper.readerFor(JsonNode.class).readValues(text)) {
      while (parsed.hasNextValue()) {
        JsonNode document = parsed.nextValue();
        if (!document.isNull() && !document.isMissingNode()) {
          documents.add(document);
        }
      }
      return documents;
    } catch (JacksonException e) {
      throw CommandException.usage(
          "%s is not %s: %s.".formatted(file, kind, SyntaxErrors.describe(e)));
    } catch (IOException e) {
      throw CommandException.usage("%s cannot be read as text.".formatted(file));
    }
  }

  private void add(JsonNode document) {
    try {
      networks.add(network(document));
    } catch (InvalidDocumentException e) {
      String place = networks.isEmpty() ? file : file + ", document " + (networks.size() + 1);
      throw CommandException.usage("%s: %s".formatted(place, e.getMessage()));
    }
  }

  private NamedNetwork network(JsonNode document) {
    if (PyclsSweep.isSweep(document)) {
      refuseWhatCannotBeSampled(document);
      throw CommandException.usage(
          "%s is a sweep (SETUP), whose networks are drawn; try ./netspace sample --space %s."
              .formatted(file, file));
    }
    if (document.path("architecture").isTextual()) {
      refuseConfigurationOfAnother(document);
    }
    if (document.has("architecture")) {
      Architecture network = NetworkJson.read(document.get("architecture"));
      return new NamedNetwork(
          nameOf(document), network, SampledRegNet.of(document.path("parameters"), network));
    }
    if (document.has("stages") || document.has("stem")) {
      return new NamedNetwork("", NetworkJson.read(document), null);
    }
    refuseConfigurationOfAnother(document);
    PyclsNetwork pycls = PyclsNetwork.read(document);
    return new NamedNetwork(pycls.description(), pycls.network(), pycls.regNet());
  }

  /** A configuration of another library may name a published network. */
  private void refuseConfigurationOfAnother(JsonNode document) {
    if (document.isObject() && !PyclsNetwork.isNetwork(document)) {
      knownName(document)
          .ifPresent(
              name -> {
                throw CommandException.usage(
                    "%s is no configuration of pycls, which has MODEL, but names %s; try ./netspace inspect %s."
                        .formatted(file, name, name));
              });
    }
  }

  private static Optional<String> knownName(JsonNode value) {
    return value.properties().stream()
        .flatMap(
            field ->
                field.getValue().isTextual()
                        && NAMING_FIELDS.contains(field.getKey().toLowerCase(Locale.ROOT))
                        && Zoo.find(field.getValue().textValue()).isPresent()
                    ? Stream.of(field.getValue().textValue())
                    : knownName(field.getValue()).stream())
        .findFirst();
  }

  /** Sampling is no advice for a sweep that has samplers, but none that can be drawn from. */
  private static void refuseWhatCannotBeSampled(JsonNode sweep) {
    if (!sweep.at("/SETUP/SAMPLERS").isEmpty()) {
      PyclsSweep.space(sweep);
    }
  }

  /** The name of a candidate. */
  private static String nameOf(JsonNode candidate) {
    for (String field : List.of("name", "id")) {
      if (candidate.path(field).isTextual()) {
        return candidate.get(field).textValue();
      }
    }
    return candidate.path("index").isInt() ? "#" + candidate.get("index").intValue() : "";
  }

  /** Networks without a name get that of the file, and a number if there are several. */
  private List<NamedNetwork> withNames() {
    List<NamedNetwork> named = new ArrayList<>();
    for (NamedNetwork network : networks) {
      String fallback = networks.size() == 1 ? baseName : baseName + "#" + (named.size() + 1);
      String name = network.name().isBlank() ? fallback : network.name();
      named.add(new NamedNetwork(name, network.network(), network.regNet()));
    }
    return List.copyOf(named);
  }
}
