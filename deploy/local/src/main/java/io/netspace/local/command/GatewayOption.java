package io.netspace.local.command;

import io.netspace.local.Refusal;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.process.DataDirectory;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which gateway a command talks to: a given one, or the one that runs on the data directory. */
final class GatewayOption {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Gateway to use (default: the one that runs on the data directory).")
  private @Nullable URI url;

  DataDirectory directory() {
    return data.directory();
  }

  /** The running gateway, if there is one. */
  Optional<GatewayClient> running() {
    return url == null
        ? directory().gateway().map(GatewayClient::new).filter(GatewayClient::answers)
        : Optional.of(new GatewayClient(checked(url)));
  }

  /** The running gateway. */
  GatewayClient required() {
    return running()
        .orElseThrow(
            () ->
                Refusal.failed(
                    "No netspace runs on %s; start one with ./netspace up, or name its gateway with --url."
                        .formatted(directory().root())));
  }

  private static URI checked(URI url) {
    if (url.getScheme() == null || !url.getScheme().startsWith("http") || url.getHost() == null) {
      throw Refusal.usage(
          "--url (%s) must be an address such as http://127.0.0.1:8080.".formatted(url));
    }
    return url;
  }
}
