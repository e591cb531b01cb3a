package io.netspace.cli.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.GatewayOption;
import io.netspace.cli.common.OutputOption;
import io.netspace.gateway.application.view.PendingView;
import io.netspace.gateway.application.view.StudyRow;
import io.netspace.gateway.application.view.StudyView;
import io.netspace.gateway.domain.study.StudyState;
import io.netspace.local.client.GatewayClient;
import io.netspace.local.client.GatewayJson;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows, reviews and undoes refinements. */
@Command(
    name = "refinements",
    description = {
      "Shows the refinements of a study, reviews the one that awaits approval,",
      "or undoes one that was accepted."
    },
    footer = {
      "",
      "Examples:",
      "  ./netspace refinements list",
      "  ./netspace refinements approve --reason \"simpler, and no worse\"",
      "  ./netspace refinements reject cifar10-1a2b3c4d.r2",
      "  ./netspace refinements undo cifar10-1a2b3c4d.r2 --reason \"the images were wrong\""
    })
public final class RefinementsCommand implements Callable<Integer> {
  private static final String PENDING =
      "Id of the refinement (default: the only one that awaits approval).";
  private static final String REASON = "Why, for the record.";
  private static final String REVIEWER =
      "Who says so (default: your login, or your user name without one).";

  private final CommandContext context;
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private GatewayOption gateway = new GatewayOption();

  public RefinementsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return list(new StudyArgument(), output, gateway);
  }

  @Command(name = "list", description = "Shows the refinements of a study (the default).")
  int list(@Mixin StudyArgument choice, @Mixin OutputOption output, @Mixin GatewayOption gateway) {
    try (GatewayClient client = gateway.requireRunning()) {
      String id = choice.resolveOrNewest(client);
      if (output.json()) {
        client.refinements(id).forEach(each -> context.out().println(Json.toLine(each)));
      } else {
        StudyView study = GatewayJson.read(StudyView.class, client.study(id));
        RefinementTable.of(study).forEach(context.out()::println);
      }
    }
    return ExitCode.DONE.code();
  }

  @Command(name = "approve", description = "Accepts a refinement; its space is the next incumbent.")
  int approve(
      @Parameters(arity = "0..1", paramLabel = "REFINEMENT", description = PENDING)
          @Nullable String id,
      @Option(names = "--reason", paramLabel = "TEXT", description = REASON)
          @Nullable String reason,
      @Mixin GatewayOption gateway) {
    return review(gateway, "approve", id, reason);
  }

  @Command(name = "reject", description = "Rejects a refinement; the incumbent stays.")
  int reject(
      @Parameters(arity = "0..1", paramLabel = "REFINEMENT", description = PENDING)
          @Nullable String id,
      @Option(names = "--reason", paramLabel = "TEXT", description = REASON)
          @Nullable String reason,
      @Mixin GatewayOption gateway) {
    return review(gateway, "reject", id, reason);
  }

  @Command(
      name = "undo",
      description = {
        "Undoes an accepted refinement: the study goes on from the space before it,",
        "with the refinements that follow. What is trained stays known."
      })
  int undo(
      @Parameters(paramLabel = "REFINEMENT", description = "Id of the accepted refinement.")
          String id,
      @Option(names = "--reviewer", paramLabel = "NAME", description = REVIEWER)
          @Nullable String reviewer,
      @Option(names = "--reason", paramLabel = "TEXT", description = REASON)
          @Nullable String reason,
      @Mixin GatewayOption gateway) {
    requireNotBlank(id);
    try (GatewayClient client = gateway.requireRunning()) {
      client.undo(id, reviewer == null ? user(client) : reviewer, reason);
      context.terminal().printLine("refinement " + id + ": undoing it is recorded");
    }
    return ExitCode.DONE.code();
  }

  /** The user's name, null where the name is that of the login. */
  private static @Nullable String user(GatewayClient client) {
    return client.hasLogin() ? null : System.getProperty("user.name", "a person");
  }

  /** An empty id would name the list of all. */
  private static void requireNotBlank(String id) {
    if (id.isBlank()) {
      throw CommandException.usage(
          "REFINEMENT (%s) is empty; name one, such as cifar10-1a2b3c4d.r2.".formatted(id));
    }
  }

  private int review(
      GatewayOption gateway, String verb, @Nullable String id, @Nullable String reason) {
    if (id != null) {
      requireNotBlank(id);
    }
    try (GatewayClient client = gateway.requireRunning()) {
      String refinement = id == null ? onlyPending(client) : id;
      client.review(refinement, verb, user(client), reason);
      context.terminal().printLine("refinement " + refinement + ": " + verb + " is recorded");
    }
    return ExitCode.DONE.code();
  }

  private static String onlyPending(GatewayClient client) {
    List<String> pending =
        client.studies().stream()
            .filter(study -> study.state() == StudyState.AWAITING_APPROVAL)
            .map(StudyRow::id)
            .map(client::study)
            .map((JsonNode study) -> GatewayJson.read(StudyView.class, study).pending())
            .filter(Objects::nonNull)
            .map(PendingView::id)
            .toList();
    if (pending.size() != 1) {
      throw CommandException.usage(
          pending.isEmpty()
              ? "No refinement awaits approval."
              : "%d refinements await approval; name one of %s."
                  .formatted(pending.size(), String.join(", ", pending)));
    }
    return pending.getFirst();
  }
}
