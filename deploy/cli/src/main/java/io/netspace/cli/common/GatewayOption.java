package io.netspace.cli.common;

import io.netspace.local.client.GatewayClient;
import io.netspace.local.process.DataDirectory;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.InputFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The gateway that a command connects to: the given one, or that of the data directory. */
public final class GatewayOption {
  @Mixin private DataDirectoryOption data = new DataDirectoryOption();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Gateway to use (default: the one that runs on the data directory).")
  private @Nullable URI url;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "File with the API key (default: the variable NETSPACE_KEY, if there is one).")
  private @Nullable Path keyFile;

  public DataDirectory directory() {
    return data.directory();
  }

  /** The running gateway, if any. */
  public Optional<GatewayClient> running() {
    return url == null
        ? directory()
            .gatewayAddress()
            .map(address -> new GatewayClient(address, key()))
            .filter(GatewayClient::isReachable)
        : Optional.of(new GatewayClient(validated(url), key()));
  }

  /** The key, which is never an argument: arguments are visible to all users of a machine. */
  private @Nullable String key() {
    if (keyFile == null) {
      return System.getenv("NETSPACE_KEY");
    }
    InputFile.require("--key-file", keyFile, "name a file that holds an API key");
    try {
      return Files.readString(keyFile).strip();
    } catch (IOException e) {
      throw CommandException.usage(
          "--key-file (%s) cannot be read; name a file that holds an API key.".formatted(keyFile));
    }
  }

  /** The running gateway. */
  public GatewayClient requireRunning() {
    return running()
        .orElseThrow(
            () ->
                CommandException.failed(
                    "No netspace runs on %s; start one with ./netspace up, or name its gateway with --url."
                        .formatted(directory().root())));
  }

  private static URI validated(URI url) {
    if (url.getScheme() == null || !url.getScheme().startsWith("http") || url.getHost() == null) {
      throw CommandException.usage(
          "--url (%s) must be an address such as http://127.0.0.1:8080.".formatted(url));
    }
    return url;
  }
}
