package io.netspace.offline.network;

import io.netspace.model.network.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Resolves an argument that names networks: a published network, or a file. */
public final class NetworkSource {
  private NetworkSource() {}

  public static List<NamedNetwork> read(String source) {
    Path file = Path.of(source);
    boolean named = source.matches(".*\\.(ya?ml|jsonl?)") || source.contains("/");
    return named || Files.isRegularFile(file) || (Files.exists(file) && Zoo.find(source).isEmpty())
        ? NetworkFile.read(file)
        : List.of(NamedNetwork.published(source));
  }
}
