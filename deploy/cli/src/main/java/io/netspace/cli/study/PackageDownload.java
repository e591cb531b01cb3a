package io.netspace.cli.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.weights.PythonModule;
import io.netspace.local.client.GatewayClient;
import io.netspace.model.study.ArtifactLayout;
import io.netspace.model.training.ModelFormat;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.trained.NetworkOrigin;
import io.netspace.offline.trained.NetworkPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Writes the package of a trained network that the gateway has. */
final class PackageDownload {
  private final GatewayClient client;
  private final PythonModule module;

  PackageDownload(GatewayClient client, PythonModule module) {
    this.client = client;
    this.module = module;
  }

  /**
   * Writes a new folder, which appears when it is complete.
   *
   * @throws CommandException when it exists, or the network is not kept
   */
  Path write(String candidate, Path folder) {
    if (Files.exists(folder)) {
      throw CommandException.usage(
          "Folder %s exists; name a new one with -o, or remove it.".formatted(folder));
    }
    NetworkOrigin origin = origin(candidate);
    Path part = folder.resolveSibling(folder.getFileName() + ".part");
    try {
      delete(part);
      Files.createDirectories(part);
      for (ModelFormat format : ModelFormat.values()) {
        client.downloadNetwork(candidate, format, part.resolve(ArtifactLayout.fileName(format)));
      }
      NetworkPackage.complete(part, module, origin);
      return Files.move(part, folder);
    } catch (IOException e) {
      throw CommandException.failed(
          "Folder %s cannot be written; choose another with -o.".formatted(folder), e);
    } finally {
      delete(part);
    }
  }

  private NetworkOrigin origin(String id) {
    JsonNode candidate = client.candidate(id);
    JsonNode study = client.study(candidate.path("study").asText());
    return new NetworkOrigin(
        study.path("name").asText(),
        study.path("seed").longValue(),
        study.path("trained").intValue(),
        study.path("cost").path("seconds").doubleValue(),
        candidate.path("seed").longValue(),
        "%s (%s)".formatted(candidate.path("trainer").asText(), candidate.path("device").asText()),
        candidate.path("engine").asText(),
        candidate.path("seconds").doubleValue());
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw CommandException.failed("Folder %s cannot be removed; remove it.".formatted(folder), e);
    }
  }
}
