package io.netspace.offline.space;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.formats.binding.StrictMappers;
import io.netspace.formats.binding.SyntaxErrors;
import io.netspace.formats.document.SpaceDocument;
import io.netspace.formats.pycls.PyclsSweep;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.InputFile;
import io.netspace.offline.network.NetworkDocument;
import io.netspace.offline.network.PyclsNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves the space of a name, a YAML file, or a sweep of pycls. */
public final class SpaceSource {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_WIDTH = 1024;
  private static final List<Integer> STRIDES = List.of(2, 2, 2, 2);

  private SpaceSource() {}

  /**
   * The space of a file, or the known space of that name.
   *
   * @param stem as {@code TYPE:WIDTH}, in place of the space's own; null to keep that
   * @param strides of a known space, one per stage, in place of four twos; null to keep these
   * @throws CommandException when there is none, or the file is invalid
   */
  public static SourcedSpace resolve(
      String nameOrFile, @Nullable String stem, @Nullable List<Integer> strides) {
    boolean isFile =
        nameOrFile.endsWith(".yaml")
            || nameOrFile.endsWith(".yml")
            || nameOrFile.endsWith(".json")
            || Files.isRegularFile(Path.of(nameOrFile))
            || (Files.exists(Path.of(nameOrFile)) && !isKnown(nameOrFile));
    try {
      if (isFile && strides != null) {
        throw CommandException.usage(
            "--strides (%s) belong to a known space; write strides into %s instead."
                .formatted(strides, nameOrFile));
      }
      SourcedSpace sourced =
          isFile
              ? read(Path.of(nameOrFile))
              : new SourcedSpace(nameOrFile, known(nameOrFile, strides));
      return stem == null ? sourced : withStem(stem(stem), sourced);
    } catch (InvalidDocumentException e) {
      throw CommandException.usage("%s: %s".formatted(nameOrFile, e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    }
  }

  private static DesignSpace known(String name, @Nullable List<Integer> strides) {
    Stem stem = KnownSpaces.anyNetXA().stem();
    return KnownSpaces.named(
        name,
        KnownSpaces.anyNetXA(stem, strides == null ? STRIDES : strides, MAX_DEPTH, MAX_WIDTH));
  }

  private static boolean isKnown(String name) {
    return KnownSpaces.allNames().contains(name);
  }

  private static SourcedSpace withStem(Stem stem, SourcedSpace sourced) {
    DesignSpace space = sourced.space();
    return new SourcedSpace(
        sourced.source(),
        new DesignSpace(
            space.name(),
            space.block(),
            stem,
            space.strides(),
            space.ranges(),
            space.constraints()),
        sourced.images(),
        sourced.notes());
  }

  private static Stem stem(String text) {
    String[] parts = text.split(":", -1);
    String types =
        Arrays.stream(StemType.values()).map(StemType::name).collect(Collectors.joining(", "));
    try {
      if (parts.length == 2) {
        return new Stem(
            StemType.valueOf(parts[0].toUpperCase(Locale.ROOT)), Integer.parseInt(parts[1]));
      }
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(
          "--stem (%s) must be one of %s with its channels, such as SIMPLE:32."
              .formatted(text, types));
    }
    throw CommandException.usage(
        "--stem (%s) must be a type and its channels, such as SIMPLE:32.".formatted(text));
  }

  private static SourcedSpace read(Path file) {
    try {
      String text =
          InputFile.readText(
              "Space file", file, "name a YAML file, or a space of ./netspace spaces");
      return of(file, StrictMappers.yaml().readTree(text));
    } catch (JsonProcessingException e) {
      throw CommandException.usage("%s is not YAML: %s.".formatted(file, SyntaxErrors.describe(e)));
    } catch (IOException e) {
      throw CommandException.usage(
          "Space file (%s) cannot be read; check its permissions.".formatted(file));
    }
  }

  private static SourcedSpace of(Path file, JsonNode document) {
    if (PyclsSweep.isSweep(document)) {
      return new SourcedSpace(
          file.toString(),
          SpaceDocument.parse(PyclsSweep.space(document)),
          PyclsSweep.images(document),
          PyclsNotes.unknownFields(file.toString(), document).stream().toList());
    }
    if (NetworkDocument.isNetwork(document)) {
      throw CommandException.usage(
          "%s is a network, not a space; look at it with ./netspace inspect %s."
              .formatted(file, file));
    }
    return new SourcedSpace(file.toString(), SpaceDocument.parse(document));
  }
}
