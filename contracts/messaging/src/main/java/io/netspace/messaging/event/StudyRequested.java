package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Study;
import org.jspecify.annotations.Nullable;

/**
 * A user has requested a study.
 *
 * @param by absent in events of earlier versions
 */
public record StudyRequested(Provenance provenance, Study study, @Nullable Requester by)
    implements Event {
  /** An event of a version that did not record who requested it. */
  public StudyRequested(Provenance provenance, Study study) {
    this(provenance, study, null);
  }

  @Override
  public String id() {
    return "requested-" + study.id().value();
  }
}
