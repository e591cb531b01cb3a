package io.netspace.local.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.model.sampling.Feasible;
import io.netspace.model.study.Study;
import io.netspace.trainer.adapter.outbound.images.check.DataSetCheck;
import org.jspecify.annotations.Nullable;

/**
 * A study that passed every check that can be made before it starts.
 *
 * @param document ready to submit
 * @param images its images on disk, null when they are generated
 * @param window what share of the networks of its starting space is allowed
 */
public record CheckedStudy(
    JsonNode document, Study study, @Nullable DataSetCheck images, Feasible window) {
  /**
   * Refuses it if none of the trainers to be started could train one of its first networks.
   *
   * @param memoryBytes that each trainer has for a training
   */
  public void requireMemory(long memoryBytes, int count) {
    StudyValidation.requireMemory(study, memoryBytes, count);
  }
}
