package io.netspace.lab.agreement;

import java.util.List;

/**
 * The networks of one revision of a recorded study.
 *
 * @param models in the order of their indices
 */
public record RecordedRevision(int number, String space, List<RecordedModel> models) {
  public RecordedRevision {
    models = List.copyOf(models);
  }

  /** The errors of networks that were not abandoned, in percent. */
  public double[] errors() {
    return models.stream()
        .filter(RecordedModel::hasError)
        .mapToDouble(RecordedModel::errorPercent)
        .toArray();
  }
}
