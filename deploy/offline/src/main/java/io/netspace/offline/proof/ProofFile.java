package io.netspace.offline.proof;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.binding.SyntaxErrors;
import io.netspace.formats.json.ModelJson;
import io.netspace.model.proof.StudyProof;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.InputFile;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the proof of a study from a file. */
public final class ProofFile {
  private static final JsonMapper MAPPER = ModelJson.mapper();

  private ProofFile() {}

  /**
   * The proof in a file.
   *
   * @throws CommandException when it holds none, with one sentence
   */
  public static StudyProof read(Path file) {
    InputFile.require("FILE", file, "name a proof, which ./netspace export --proof writes");
    try {
      requireSupportedVersion(file);
      return MAPPER.readValue(file.toFile(), StudyProof.class);
    } catch (JacksonException e) {
      throw notAProof(file, firstSentence(e) + ".");
    } catch (IOException e) {
      throw CommandException.usage(
          "FILE (%s) cannot be read; check its permissions.".formatted(file));
    }
  }

  /** The version is read first: the meaning of fields of other versions is not known. */
  private static void requireSupportedVersion(Path file) throws IOException {
    try (JsonParser parser = MAPPER.createParser(file.toFile())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw notAProof(file, "it is not a JSON object.");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (field.equals("proof")) {
          requireVersion(
              file, value == JsonToken.VALUE_NUMBER_INT ? parser.getText() : "no number");
          return;
        }
        parser.skipChildren();
      }
    }
    throw notAProof(file, "it has no field proof; write one with ./netspace export --proof.");
  }

  private static void requireVersion(Path file, String version) {
    if (!version.equals(Integer.toString(StudyProof.VERSION))) {
      throw notAProof(
          file,
          "its version (%s) must be %d, the one that is known here."
              .formatted(version, StudyProof.VERSION));
    }
  }

  private static CommandException notAProof(Path file, String why) {
    return CommandException.usage("FILE (%s) is no proof of a study: %s".formatted(file, why));
  }

  private static String firstSentence(JacksonException e) {
    String first =
        e.getCause() instanceof IllegalArgumentException refusal
            ? String.valueOf(refusal.getMessage()).lines().findFirst().orElse("")
            : SyntaxErrors.firstLine(e);
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }
}
