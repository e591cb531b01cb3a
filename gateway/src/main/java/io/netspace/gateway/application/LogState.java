package io.netspace.gateway.application;

/** Whether the read model has applied all that was in the log when it began to read. */
@FunctionalInterface
public interface LogState {
  boolean caughtUp();
}
