package io.netspace.formats.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The parts of Python modules that are the same for all networks. */
public final class PythonResource {
  private PythonResource() {}

  /** The text of a part. */
  public static String text(String name) {
    try (InputStream resource = PythonResource.class.getResourceAsStream("/interchange/" + name)) {
      if (resource == null) {
        throw new IllegalStateException("Resource " + name + " is not on the class path.");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
