package io.netspace.contracts.vocabulary;

/**
 * Images in a folder that every trainer can read: {@code train/<class>/*.jpg|png}, optionally
 * {@code val/<class>} and {@code test/<class>}.
 */
public record ImageFolder(String path, ImageShape input, int classes) implements DataSet {
  public ImageFolder {
    Require.that(
        !path.isBlank(), "path", path, "must name a folder that holds train/<class>/ images");
    Require.that(classes >= 2 && classes <= 10_000, "classes", classes, "must be 2 to 10000");
  }
}
