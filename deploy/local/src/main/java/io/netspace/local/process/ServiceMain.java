package io.netspace.local.process;

import io.netspace.local.embedded.LauncherWatchdog;
import java.lang.reflect.InvocationTargetException;

/** Main class of a service's process: starts the packaged service on the class path. */
public final class ServiceMain {
  private static final String ENTRY_POINT = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

  private ServiceMain() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    LauncherWatchdog.start();
    try {
      Class.forName(ENTRY_POINT).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      e.getTargetException().printStackTrace();
      System.exit(1);
    }
  }
}
