package io.netspace.local.process;

import io.netspace.local.Refusal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the packaged services are.
 *
 * @param home the top-level directory of the project
 */
public record Installation(Path home) {
  /** The installation that the script {@code netspace} runs from, else the working directory. */
  public static Installation ofThisProcess() {
    return new Installation(Path.of(System.getProperty("netspace.home", "")).toAbsolutePath());
  }

  /** The runnable jar of a service's module. */
  Path jar(String module) {
    Path jar = home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.isRegularFile(jar)) {
      throw Refusal.failed(
          "Service %s is not packaged (%s is missing); run ./mvn -Pquickly package."
              .formatted(module, jar));
    }
    return jar;
  }

  /** The classes of this module, for the main class of the services' processes. */
  static Path launcherClasses() {
    try {
      return Path.of(ServiceMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The Java that runs this process. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
