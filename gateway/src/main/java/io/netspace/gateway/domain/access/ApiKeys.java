package io.netspace.gateway.domain.access;

import io.netspace.model.common.InvalidValueException;
import io.netspace.model.common.Require;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of a gateway, as in its key file: one a line, with name, roles, hash and time. */
public final class ApiKeys {
  /** No key. */
  public static final ApiKeys NONE = new ApiKeys(List.of());

  private static final String HEADER =
      "# API keys of a netspace gateway: name, roles, SHA-256 of the key, time of creation.";
  private static final int COLUMNS = 4;

  private final Map<String, ApiKey> keysByName = new LinkedHashMap<>();
  private final Map<String, ApiKey> keysByHash = new HashMap<>();

  private ApiKeys(List<ApiKey> keys) {
    for (ApiKey key : keys) {
      Require.that(
          keysByName.put(key.name(), key) == null, "name", key.name(), "must be one key's only");
      keysByHash.put(key.hash(), key);
    }
  }

  /**
   * The keys of a file's text.
   *
   * @throws InvalidValueException naming the line that is no key
   */
  public static ApiKeys parse(String text) {
    List<String> lines = text.lines().toList();
    return new ApiKeys(
        Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
            .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
            .map(i -> key(i + 1, lines.get(i)))
            .toList());
  }

  private static ApiKey key(int number, String line) {
    String[] columns = line.strip().split("\\s+", -1);
    try {
      if (columns.length == COLUMNS) {
        return new ApiKey(columns[0], roles(columns[1]), columns[2], Instant.parse(columns[3]));
      }
    } catch (IllegalArgumentException | DateTimeException notAKey) {
      // Reported below without the cause, which may hold a secret that was written by mistake.
    }
    throw new InvalidValueException(
        "line", number, "must be a name, its roles with commas, a SHA-256 and a time");
  }

  /** Roles separated by commas. */
  public static Set<Role> roles(String words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : words.split(",", -1)) {
      roles.add(
          Role.of(word)
              .orElseThrow(
                  () ->
                      new InvalidValueException(
                          "role", word, "must be viewer, operator or approver")));
    }
    return roles;
  }

  /** The text of the file with these keys. */
  public String text() {
    return Stream.concat(Stream.of(HEADER), keys().stream().map(ApiKeys::line))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(ApiKey key) {
    return String.join(" ", key.name(), words(key.roles()), key.hash(), key.created().toString());
  }

  /** The words of roles, separated by commas. */
  public static String words(Set<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(","));
  }

  /** All keys in the order of the file. */
  public List<ApiKey> keys() {
    return List.copyOf(keysByName.values());
  }

  public boolean isEmpty() {
    return keysByName.isEmpty();
  }

  /** The key of a secret, if it is one. */
  public Optional<ApiKey> find(String secret) {
    return Optional.ofNullable(keysByHash.get(ApiKey.hash(secret)));
  }

  /** The key of a name. */
  public Optional<ApiKey> named(String name) {
    return Optional.ofNullable(keysByName.get(name));
  }

  /** These keys and another, whose name is new. */
  public ApiKeys with(ApiKey key) {
    return new ApiKeys(Stream.concat(keys().stream(), Stream.of(key)).toList());
  }

  /** These keys without the one of a name. */
  public ApiKeys without(String name) {
    return new ApiKeys(keys().stream().filter(key -> !key.name().equals(name)).toList());
  }
}
