package io.netspace.gateway;

import io.netspace.gateway.application.LogState;
import jakarta.inject.Singleton;

/** Caught up, unless a test says otherwise. */
@Singleton
public class SwitchableLogState implements LogState {
  private volatile boolean caughtUp = true;

  public void set(boolean value) {
    caughtUp = value;
  }

  @Override
  public boolean caughtUp() {
    return caughtUp;
  }
}
