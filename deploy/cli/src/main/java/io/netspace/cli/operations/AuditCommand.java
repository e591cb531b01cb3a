package io.netspace.cli.operations;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OutputOption;
import io.netspace.cli.common.ServersOptions;
import io.netspace.cli.common.TextTable;
import io.netspace.local.audit.Audit;
import io.netspace.local.audit.ChangeLog;
import io.netspace.local.audit.StudyAudit;
import io.netspace.local.client.BrokerClient;
import io.netspace.local.client.StoreClient;
import io.netspace.messaging.event.RequestedChange;
import io.netspace.model.common.Excerpt;
import io.netspace.model.study.StudyId;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the status of every candidate in three independent sources. */
@Command(
    name = "audit",
    description = "Counts every study's candidates three independent ways, and compares.",
    footer = {
      "",
      "The sampler's store, the gateway's read model and a scan of the topics must say the same of",
      "every candidate. Services that have not yet read the log to its end are waited for, up to",
      "30 seconds without progress. Where the accounts differ, the first candidates are named, and",
      "the exit code is 3.",
      "",
      "Examples:",
      "  ./netspace audit",
      "  ./netspace audit demo-1a2b3c4d --output json | jq .equal",
      "  ./netspace audit --changes",
      "  ./netspace audit --kafka broker:9092 --store mongodb://store:27017"
    })
public final class AuditCommand implements Callable<Integer> {
  private static final int LONGEST_NOTE = 200;

  private final CommandContext context;

  @Parameters(
      arity = "0..1",
      paramLabel = "STUDY",
      description = "Id of the study (default: all studies).")
  private @Nullable String id;

  @Option(
      names = "--changes",
      description = "Instead: every change that was requested, by whom, when and from where.")
  private boolean changes;

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ServersOptions servers = new ServersOptions();

  public AuditCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (changes) {
      return printChanges();
    }
    try (BrokerClient broker = servers.connectBroker();
        StoreClient store = servers.connectStore()) {
      Audit.Result findings = new Audit(broker, store, context.terminal()).run();
      return AuditReport.print(context, findings, chosen(findings), output.json()).code();
    }
  }

  private int printChanges() {
    try (BrokerClient broker = servers.connectBroker()) {
      List<RequestedChange> found =
          ChangeLog.read(broker).stream().filter(change -> isChosen(change.about())).toList();
      if (output.json()) {
        found.forEach(change -> context.out().println(Json.toLine(change)));
      } else {
        changeTable(found).lines().forEach(context.out()::println);
      }
    }
    return ExitCode.DONE.code();
  }

  private boolean isChosen(String about) {
    return id == null || about.equals(id) || about.startsWith(id + ".r");
  }

  static TextTable changeTable(List<RequestedChange> changes) {
    TextTable table = new TextTable("time", "login", "from", "what", "about", "note");
    for (RequestedChange change : changes) {
      table.add(
          change.time().toString(),
          orDash(change.login()),
          orDash(change.address()),
          change.what(),
          change.about(),
          Excerpt.of(orDash(change.note()), LONGEST_NOTE));
    }
    return table;
  }

  private static String orDash(@Nullable String text) {
    return text == null ? "–" : text;
  }

  private List<StudyAudit> chosen(Audit.Result findings) {
    if (id == null) {
      return findings.studies();
    }
    StudyId requested = new StudyId(id);
    return List.of(
        findings.studies().stream()
            .filter(study -> study.study().equals(requested))
            .findFirst()
            .orElseThrow(
                () ->
                    CommandException.usage(
                        "Study (%s) has no candidates in any account; ./netspace status lists the studies."
                            .formatted(id))));
  }
}
