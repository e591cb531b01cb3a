package io.netspace.local.process;

import io.netspace.offline.common.CommandException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The packaged services.
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
      throw CommandException.failed(
          "Service %s is not packaged (%s is missing); run ./mvn -Pquickly package."
              .formatted(module, jar));
    }
    return jar;
  }

  /** The class path of a service's module with its dependencies, for main classes of its own. */
  public String classPath(String module) {
    Path application = jar(module).resolveSibling("app");
    Path libraries = jar(module).resolveSibling("lib");
    return String.join(
        File.pathSeparator,
        application.resolve("*").toString(),
        libraries.resolve("main").resolve("*").toString(),
        libraries.resolve("boot").resolve("*").toString());
  }

  /**
   * The {@code --add-opens} options of a jar's manifest, which Java applies only to a jar started
   * with {@code -jar}.
   */
  static List<String> addOpensOptions(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      String opens = file.getManifest().getMainAttributes().getValue("Add-Opens");
      return Stream.ofNullable(opens)
          .flatMap(packages -> Stream.of(packages.split(" ", -1)))
          .map(each -> "--add-opens=" + each + "=ALL-UNNAMED")
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Service package (" + jar + ") cannot be read.", e);
    }
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
  static Path javaExecutable() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
