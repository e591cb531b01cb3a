package io.netspace.gateway.adapter.inbound.access;

import io.netspace.gateway.GatewayConfig;
import io.netspace.gateway.domain.access.ApiKey;
import io.netspace.gateway.domain.access.ApiKeys;
import io.netspace.model.common.InvalidValueException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The key file, read again when it changes, so that a revoked key ends at once. While a changed
 * file cannot be read, no key is valid.
 */
@Singleton
public class KeyFile {
  private static final Logger LOGGER = Logger.getLogger(KeyFile.class);

  private final Path path;
  private @Nullable FileTime read;
  private long size = -1;
  private ApiKeys keys = ApiKeys.NONE;

  KeyFile(GatewayConfig config) {
    path = config.keys().toAbsolutePath();
  }

  /** The key of a secret, if it is one. */
  public Optional<ApiKey> find(String secret) {
    return current().find(secret);
  }

  /** The keys of the file as it is now, none where there is no file. */
  public synchronized ApiKeys current() {
    try {
      FileTime changed = Files.getLastModifiedTime(path);
      long length = Files.size(path);
      if (!changed.equals(read) || length != size) {
        keys = ApiKeys.NONE;
        if (!Files.isRegularFile(path)) {
          throw new IOException("It is not an ordinary file.");
        }
        keys = ApiKeys.parse(Files.readString(path));
        read = changed;
        size = length;
      }
    } catch (NoSuchFileException none) {
      keys = ApiKeys.NONE;
      read = null;
    } catch (IOException | InvalidValueException unreadable) {
      LOGGER.errorf(
          "Key file cannot be read, no key is valid: path=%s reason=%s", path, unreadable);
    }
    return keys;
  }
}
