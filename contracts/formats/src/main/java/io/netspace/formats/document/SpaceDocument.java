package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.model.space.DesignSpace;

/** A design space as people write it, in YAML or JSON: the {@code space} of a study by itself. */
public final class SpaceDocument {
  private SpaceDocument() {}

  /**
   * The space of a document: the whole document, or its field {@code space}. Whether networks of
   * the space can be trained depends on a study.
   *
   * @throws InvalidDocumentException when the document is not one of a space
   */
  public static DesignSpace parse(JsonNode document) {
    return document.has("space")
        ? Sections.BINDER.read(
            document,
            SpaceSection.Nested.class,
            nested -> nested.space() == null ? SpaceSection.ofNone() : nested.space())
        : Sections.BINDER.read(document, SpaceSection.class, SpaceSection::space);
  }
}
