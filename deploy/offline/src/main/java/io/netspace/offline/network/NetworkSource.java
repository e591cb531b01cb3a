package io.netspace.offline.network;

import io.netspace.model.network.Zoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Resolves an argument that names networks: a published network, or a file. */
public final class NetworkSource {
  /** Parameters of those networks of torchvision that have other widths than the papers'. */
  private static final Map<String, Long> PARAMETERS_IN_TORCHVISION =
      Map.of(
          "regnet_x_400mf", 5_495_976L, "regnet_y_800mf", 6_432_512L, "regnet_y_8gf", 39_381_472L);

  private NetworkSource() {}

  /**
   * Sentences on what of a file is not read, or on a name that another library has given to another
   * network.
   */
  public static List<String> notes(String source) {
    return isFile(source)
        ? NetworkFile.notes(Path.of(source))
        : noteOnTorchvision(source).stream().toList();
  }

  private static Optional<String> noteOnTorchvision(String source) {
    return Optional.ofNullable(PARAMETERS_IN_TORCHVISION.get(source))
        .map(
            parameters ->
                String.format(
                    Locale.ROOT,
                    "%s: this is %s of the paper; torchvision rounds its widths otherwise, and has %,d parameters.",
                    source,
                    Zoo.nameOf(source),
                    parameters));
  }

  /** The networks of an argument. */
  public static List<NamedNetwork> read(String source) {
    return isFile(source)
        ? NetworkFile.read(Path.of(source))
        : List.of(NamedNetwork.published(source));
  }

  private static boolean isFile(String source) {
    Path file = Path.of(source);
    boolean named =
        source.matches(".*\\.(ya?ml|jsonl?)")
            || (source.contains("/") && Zoo.find(source).isEmpty());
    return named || Files.isRegularFile(file) || (Files.exists(file) && Zoo.find(source).isEmpty());
  }
}
