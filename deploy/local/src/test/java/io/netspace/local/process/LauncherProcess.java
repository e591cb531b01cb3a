package io.netspace.local.process;

import io.netspace.offline.common.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Everything with one trainer in a process of its own, to be killed. */
final class LauncherProcess {
  private LauncherProcess() {}

  public static void main(String[] arguments) throws IOException {
    DataDirectory data = new DataDirectory(Path.of(arguments[0]));
    LocalNetspace netspace =
        new LocalNetspace(Installation.ofThisProcess(), data, new Terminal(System.err, false, 80));
    data.lock();
    System.out.println(netspace.start(1));
    System.in.read();
    netspace.close();
  }

  static Process start(Path directory) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dnetspace.home=" + System.getProperty("netspace.home"),
                "-Djava.util.logging.config.file="
                    + System.getProperty("java.util.logging.config.file"),
                "-cp",
                System.getProperty("java.class.path"),
                LauncherProcess.class.getName(),
                directory.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
