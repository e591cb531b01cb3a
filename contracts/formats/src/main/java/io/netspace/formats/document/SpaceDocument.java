package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.model.space.DesignSpace;

/** A design space as people write it, in YAML or JSON: the {@code space} of a study by itself. */
public final class SpaceDocument {
  private SpaceDocument() {}

  /**
   * The space of a document, which may be any; whether its networks can be trained is for a study
   * to say.
   *
   * @throws InvalidDocumentException when the document is not one of a space
   */
  public static DesignSpace parse(JsonNode document) {
    return SpaceSection.ofWhole(document);
  }
}
