package io.netspace.local.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.formats.binding.StrictMappers;
import io.netspace.formats.binding.SyntaxErrors;
import io.netspace.formats.document.StudyDocument;
import io.netspace.formats.pycls.PyclsSweep;
import io.netspace.model.sampling.Feasible;
import io.netspace.model.study.Study;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.InputFile;
import io.netspace.offline.common.Terminal;
import io.netspace.offline.dataset.DataSetValidation;
import io.netspace.offline.network.NetworkDocument;
import io.netspace.offline.network.PyclsNotes;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a study from a YAML file, or from a sweep of pycls. Every error that can be found in
 * advance is reported here, in one sentence, before anything is started.
 */
public final class StudyFile {
  private static final YAMLMapper YAML =
      StrictMappers.yaml(YAMLParser.Feature.EMPTY_STRING_AS_NULL);

  private StudyFile() {}

  /**
   * The validated document of a file, ready to submit.
   *
   * @param dataSet folder of images to use instead of the document's data set, or null
   * @throws CommandException when it is invalid
   */
  public static JsonNode read(Path file, @Nullable Path dataSet, Terminal terminal) {
    return check(file, dataSet, terminal).document();
  }

  /**
   * Checks a file as {@link #read} does, for the findings.
   *
   * @param dataSet folder of images to use instead of the document's data set, or null
   * @throws CommandException when it is invalid
   */
  public static CheckedStudy check(Path file, @Nullable Path dataSet, Terminal terminal) {
    try {
      return validated(
          file.toString(),
          InputFile.readText("Study file", file, "name a YAML file"),
          dataSet,
          terminal::printLine,
          document ->
              ImageFolderResolver.resolve(document, dataSet, file.toAbsolutePath(), terminal));
    } catch (IOException e) {
      throw CommandException.usage(
          "Study file (%s) cannot be read; check its permissions.".formatted(file));
    }
  }

  /** The study that {@code netspace demo} runs. */
  public static JsonNode demo() {
    return builtIn("/studies/demo.yaml");
  }

  /** The study that {@code netspace chaos} runs without a file. */
  public static JsonNode chaos() {
    return builtIn("/studies/chaos.yaml");
  }

  private static JsonNode builtIn(String name) {
    try (InputStream resource = StudyFile.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("Resource " + name + " is not on the class path.");
      }
      return validated(
              name,
              new String(resource.readAllBytes(), StandardCharsets.UTF_8),
              null,
              _ -> {},
              _ -> null)
          .document();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CheckedStudy validated(
      String name,
      String text,
      @Nullable Path dataSet,
      Consumer<String> notes,
      Function<ObjectNode, @Nullable DataSetCheck> completion) {
    try {
      ObjectNode document = parseObject(name, text, notes);
      StudyDocument.parse(ImageFolderResolver.withPlaceholderImages(document, dataSet), null);
      requireDataSet(document, dataSet);
      DataSetCheck images = completion.apply(document);
      Study study = StudyDocument.parse(document, null);
      if (images != null) {
        DataSetValidation.requireEnough(images, study.regime());
      }
      Feasible window = StudyValidation.requireSatisfiableWindow(study);
      return new CheckedStudy(document, study, images, window);
    } catch (InvalidDocumentException e) {
      throw CommandException.usage("%s: %s".formatted(name, e.getMessage()));
    }
  }

  /** What a study trains on is never a default: hours of training may be on the wrong images. */
  private static void requireDataSet(ObjectNode document, @Nullable Path chosen) {
    JsonNode dataSet = document.path("dataset");
    boolean isMissing = dataSet.isMissingNode() || dataSet.isNull();
    if (chosen == null && (isMissing || (dataSet.isObject() && namesNone(dataSet)))) {
      throw InvalidDocumentException.of(
          "dataset",
          "is missing; write dataset: {folder: DIR} or --dataset DIR for images of your own, or dataset: {generated: {classes: 10}} for generated ones.");
    }
  }

  private static boolean namesNone(JsonNode dataSet) {
    return !dataSet.has("folder") && !dataSet.has("generated");
  }

  private static ObjectNode parseObject(String name, String text, Consumer<String> notes) {
    try {
      if (YAML.readTree(text) instanceof ObjectNode document) {
        refuseNetwork(name, document);
        if (!PyclsSweep.isSweep(document)) {
          return document;
        }
        PyclsNotes.unknownFields(name, document).ifPresent(notes);
        return PyclsSweep.study(document);
      }
    } catch (JsonProcessingException e) {
      throw CommandException.usage("%s is not YAML: %s.".formatted(name, SyntaxErrors.describe(e)));
    }
    throw CommandException.usage(
        "%s is not a study; a study is a YAML object with name, regime and models."
            .formatted(name));
  }

  private static void refuseNetwork(String name, ObjectNode document) {
    if (NetworkDocument.isNetwork(document)) {
      throw CommandException.usage(
          "%s is a network, not a study; look at it with ./netspace inspect %s, or write a study of a space of such networks, with name, regime and models."
              .formatted(name, name));
    }
  }
}
