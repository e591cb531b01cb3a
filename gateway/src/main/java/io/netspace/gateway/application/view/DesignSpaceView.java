package io.netspace.gateway.application.view;

import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Refinement;
import io.netspace.model.study.Revision;
import org.jspecify.annotations.Nullable;

/**
 * One published revision of a study's space.
 *
 * @param parent null for the starting space
 * @param refinement what was changed, null for the starting space
 * @param log10Size of its parameter settings
 */
public record DesignSpaceView(
    int revision,
    String name,
    @Nullable Integer parent,
    @Nullable Refinement refinement,
    double log10Size,
    DesignSpace space) {

  public static DesignSpaceView of(Revision revision) {
    return new DesignSpaceView(
        revision.number(),
        revision.space().name(),
        revision.parent(),
        revision.refinement(),
        revision.space().log10Size(),
        revision.space());
  }
}
