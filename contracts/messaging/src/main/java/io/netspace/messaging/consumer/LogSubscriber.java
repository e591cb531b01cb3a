package io.netspace.messaging.consumer;

import io.netspace.messaging.log.LogProjection;

/** What a service does with the log; each service has one bean of this type. */
public interface LogSubscriber {
  /** The projection that the log is applied to, always the same. */
  LogProjection projection();

  /** Called after every batch, and every second, provided that the service has caught up. */
  default void onCaughtUp() {}
}
