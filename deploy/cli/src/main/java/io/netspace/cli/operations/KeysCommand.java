package io.netspace.cli.operations;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.DataDirectoryOption;
import io.netspace.cli.common.TextTable;
import io.netspace.gateway.domain.access.ApiKey;
import io.netspace.gateway.domain.access.ApiKeys;
import io.netspace.local.access.KeyFile;
import io.netspace.model.common.InvalidValueException;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds, lists and revokes API keys. */
@Command(
    name = "keys",
    description = "Adds, lists and revokes the API keys of a gateway that needs a login.",
    footer = {
      "",
      "A key is shown once, when it is made; its file has its SHA-256 only. A running gateway reads",
      "the file again when it changes. Roles: viewer reads; operator requests, pauses, resumes and",
      "cancels studies; approver decides on refinements. See docs/security.md.",
      "",
      "Examples:",
      "  ./netspace keys add ada --role operator,approver",
      "  ./netspace keys list",
      "  ./netspace keys revoke ada"
    })
public final class KeysCommand implements Callable<Integer> {
  private static final String FILE = "Key file (default: keys in the data directory).";

  private final CommandContext context;
  @Mixin private DataDirectoryOption data = new DataDirectoryOption();

  @Option(names = "--keys", paramLabel = "FILE", description = FILE)
  private @Nullable Path keys;

  public KeysCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return list(data, keys);
  }

  @Command(name = "add", description = "Makes a key and prints it, once.")
  int add(
      @Parameters(paramLabel = "NAME", description = "Who has it; decisions bear this name.")
          String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE[,ROLE]",
              description = "viewer, operator or approver; several with commas.")
          String roles,
      @Mixin DataDirectoryOption data,
      @Option(names = "--keys", paramLabel = "FILE", description = FILE) @Nullable Path keys) {
    byte[] random = new byte[ApiKey.SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = ApiKey.secret(random);
    KeyFile file = file(data, keys);
    try {
      file.write(
          file.read()
              .with(
                  new ApiKey(
                      name,
                      ApiKeys.roles(roles),
                      ApiKey.hash(secret),
                      Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS))));
    } catch (InvalidValueException e) {
      throw CommandException.usage(e.problem() + ".");
    }
    context.out().println(secret);
    context
        .terminal()
        .printLine(
            "key of "
                + name
                + " is in "
                + file.path()
                + "; this is the only time it is shown. Use it as NETSPACE_KEY, or on the page.");
    return ExitCode.DONE.code();
  }

  @Command(name = "list", description = "Shows names, roles and times (the default).")
  int list(
      @Mixin DataDirectoryOption data,
      @Option(names = "--keys", paramLabel = "FILE", description = FILE) @Nullable Path keys) {
    List<ApiKey> found = file(data, keys).read().keys();
    if (found.isEmpty()) {
      context.terminal().printLine("No keys in " + file(data, keys).path() + ".");
    } else {
      TextTable table = new TextTable("name", "roles", "created");
      found.forEach(
          key -> table.add(key.name(), ApiKeys.words(key.roles()), key.created().toString()));
      table.lines().forEach(context.out()::println);
    }
    return ExitCode.DONE.code();
  }

  @Command(name = "revoke", description = "Ends a key at once.")
  int revoke(
      @Parameters(paramLabel = "NAME", description = "Whose key.") String name,
      @Mixin DataDirectoryOption data,
      @Option(names = "--keys", paramLabel = "FILE", description = FILE) @Nullable Path keys) {
    KeyFile file = file(data, keys);
    ApiKeys before = file.read();
    if (before.named(name).isEmpty()) {
      throw CommandException.usage(
          "No key in %s is of %s; ./netspace keys list shows those there are."
              .formatted(file.path(), name));
    }
    file.write(before.without(name));
    context.terminal().printLine("key of " + name + " is revoked");
    return ExitCode.DONE.code();
  }

  private static KeyFile file(DataDirectoryOption data, @Nullable Path keys) {
    return new KeyFile(keys == null ? data.directory().keyFile() : keys);
  }
}
