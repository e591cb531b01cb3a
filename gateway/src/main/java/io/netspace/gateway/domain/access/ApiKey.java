package io.netspace.gateway.domain.access;

import io.netspace.model.common.Require;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * A key of the API, known by its hash only. The secret itself has 256 random bits, so a fast hash
 * without salt is enough: it cannot be guessed.
 *
 * @param name of the person or program that has it, which decisions are recorded under
 * @param hash SHA-256 of the secret, in hexadecimal
 */
public record ApiKey(String name, Set<Role> roles, String hash, Instant created) {
  /** What every secret begins with, so that it is recognised where it leaks. */
  public static final String PREFIX = "nsk_";

  /** Random bytes of a secret. */
  public static final int SECRET_BYTES = 32;

  public ApiKey {
    Require.name("name", name);
    Require.that(!roles.isEmpty(), "roles", roles, "must be viewer, operator or approver");
    Require.that(hash.matches("[0-9a-f]{64}"), "hash", hash, "must be 64 hexadecimal digits");
    roles = Set.copyOf(EnumSet.copyOf(roles));
  }

  /** The secret of random bytes. */
  public static String secret(byte[] random) {
    Require.that(random.length == SECRET_BYTES, "random", random.length, "must be 32 bytes");
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** The hash of a secret. */
  public static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
