package io.netspace.trainer.application;

import io.netspace.messaging.event.PopulationRequested;
import io.netspace.model.study.Event;
import io.netspace.model.study.StudyId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The digests of the images that the first outcomes of each study are of. Thread-safe. */
public final class StudyDataSets {
  private final Map<StudyId, String> digests = new ConcurrentHashMap<>();

  /** Adds the digest that a request for candidates has; other events change nothing. */
  public void apply(Event event) {
    if (event instanceof PopulationRequested requested && requested.dataSetDigest() != null) {
      digests.putIfAbsent(requested.population().study(), requested.dataSetDigest());
    }
  }

  /** The digest of a study's images; empty while none is known. */
  Optional<String> digest(StudyId study) {
    return Optional.ofNullable(digests.get(study));
  }
}
