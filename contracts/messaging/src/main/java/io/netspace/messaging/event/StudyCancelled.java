package io.netspace.messaging.event;

import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * The study is to end now; what is queued is abandoned.
 *
 * @param by absent in events of earlier versions
 */
public record StudyCancelled(Provenance provenance, String reason, @Nullable Requester by)
    implements Event {
  /** An event of a version that did not record who requested it. */
  public StudyCancelled(Provenance provenance, String reason) {
    this(provenance, reason, null);
  }

  @Override
  public String id() {
    return "cancelled-" + provenance.study().value();
  }
}
