package io.netspace.offline.trained;

import io.netspace.formats.network.Export;
import io.netspace.formats.weights.PythonModule;
import io.netspace.formats.weights.TrainedNetworkJson;
import io.netspace.offline.common.CommandException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with all that is needed to use one trained network: {@code network.onnx}, {@code
 * network.zip} (DL4J) and {@code network.json} as trainers write them; {@code network.py} and
 * {@code model.safetensors} for PyTorch; {@code classes.txt}, the names of the classes by label;
 * and {@code README.md}, the model card.
 */
public final class NetworkPackage {
  private static final String PYTHON = "network.py";
  private static final String WEIGHTS = "model.safetensors";
  private static final String CLASSES = "classes.txt";
  private static final String CARD = "README.md";

  private NetworkPackage() {}

  /**
   * Adds what is derived from {@code network.json} to a folder that has the trainer's three files.
   *
   * @param origin of the network, for the card
   * @throws CommandException when the network cannot be written for the module's library
   */
  public static void complete(Path folder, PythonModule module, NetworkOrigin origin) {
    try {
      TrainedNetworkJson network = read(folder.resolve("network.json"));
      switch (module.text("network " + network.candidate(), network)) {
        case Export.Written written -> Files.writeString(folder.resolve(PYTHON), written.text());
        case Export.Impossible impossible ->
            throw CommandException.failed(impossible.reason().replace("export", "use --python"));
      }
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(folder.resolve(WEIGHTS)))) {
        module.writeWeights(network, out);
      }
      Files.writeString(folder.resolve(CLASSES), String.join("\n", network.classNames()) + "\n");
      Files.writeString(folder.resolve(CARD), ModelCard.of(network, module, origin));
    } catch (IOException | IllegalArgumentException e) {
      throw CommandException.failed(
          "Folder %s cannot be completed: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  private static TrainedNetworkJson read(Path file) throws IOException {
    try (InputStream json = Files.newInputStream(file)) {
      return TrainedNetworkJson.read(json);
    }
  }
}
