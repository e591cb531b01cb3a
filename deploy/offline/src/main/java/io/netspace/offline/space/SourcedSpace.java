package io.netspace.offline.space;

import io.netspace.formats.pycls.PyclsSweep;
import io.netspace.model.space.DesignSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A space with where it is from.
 *
 * @param source the name or file
 * @param images images and classes of the networks, which a sweep of pycls has; null for others
 * @param notes what of the file is not read, a sentence each
 */
public record SourcedSpace(
    String source, DesignSpace space, PyclsSweep.@Nullable Images images, List<String> notes) {
  public SourcedSpace {
    notes = List.copyOf(notes);
  }

  /** A space without images of its own, of which everything is read. */
  SourcedSpace(String source, DesignSpace space) {
    this(source, space, null, List.of());
  }
}
