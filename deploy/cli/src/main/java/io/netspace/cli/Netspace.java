package io.netspace.cli;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.CommandContribution;
import io.netspace.cli.offline.AnalyzeCommand;
import io.netspace.cli.offline.DataSetCommand;
import io.netspace.cli.offline.InspectCommand;
import io.netspace.cli.offline.PredictCommand;
import io.netspace.cli.offline.SampleCommand;
import io.netspace.cli.offline.SpacesCommand;
import io.netspace.cli.offline.VerifyCommand;
import io.netspace.cli.operations.AuditCommand;
import io.netspace.cli.operations.DeadLetterCommand;
import io.netspace.cli.operations.KeysCommand;
import io.netspace.cli.operations.RebuildCommand;
import io.netspace.cli.operations.UpCommand;
import io.netspace.cli.study.CancelCommand;
import io.netspace.cli.study.DemoCommand;
import io.netspace.cli.study.ExportCommand;
import io.netspace.cli.study.PauseCommand;
import io.netspace.cli.study.RefinementsCommand;
import io.netspace.cli.study.ResumeCommand;
import io.netspace.cli.study.RunCommand;
import io.netspace.cli.study.StatusCommand;
import io.netspace.cli.study.WatchCommand;
import io.netspace.local.process.LauncherLog;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Terminal;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command line. */
@Command(
    name = "netspace",
    description = "Designs network design spaces: samples, trains, compares and decides.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  ./netspace demo                    see the whole loop on generated images",
      "  ./netspace up                      start everything, then open the page it names",
      "  ./netspace run study.yaml --watch  run a study of your own and follow it",
      "  ./netspace status                  what the running studies do",
      "  ./netspace sample --space RegNetX  draw networks of a design space, offline",
      "  ./netspace spaces                  the known design spaces and their sizes",
      "  ./netspace analyze FILE            what an existing population shows, or two compared",
      "  ./netspace predict MODEL IMAGE     what a trained network sees in a picture",
      "  ./netspace verify proof.json       recompute every decision of a study, offline",
      "  ./netspace dataset check DIR       whether images can be trained on, and what they are",
      "",
      "Exit codes: 0 done, 2 not understood, 3 failed, 4 awaits approval.",
      "Help for a command: ./netspace COMMAND --help"
    })
public final class Netspace {
  private static final int HELP_COLUMNS = 100;

  @Option(
      names = "--verbose",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show what lies behind an error.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // Asked for by being there: the parser answers it.
  private boolean help;

  private Netspace() {}

  public static void main(String[] arguments) {
    LauncherLog.disableLogging();
    System.exit(commandLine(CommandContext.ofThisProcess()).execute(arguments));
  }

  /** The command line with all commands. */
  public static CommandLine commandLine(CommandContext context) {
    Netspace root = new Netspace();
    CommandLine commandLine = new CommandLine(root);
    List.of(
            new DemoCommand(context),
            new InspectCommand(context),
            new DataSetCommand(context),
            new UpCommand(context),
            new RunCommand(context),
            new StatusCommand(context),
            new WatchCommand(context),
            new PauseCommand(context),
            new ResumeCommand(context),
            new CancelCommand(context),
            new RefinementsCommand(context),
            new ExportCommand(context),
            new PredictCommand(context),
            new VerifyCommand(context),
            new AuditCommand(context),
            new DeadLetterCommand(context),
            new RebuildCommand(context),
            new KeysCommand(context))
        .forEach(commandLine::addSubcommand);
    for (CommandContribution contribution : ServiceLoader.load(CommandContribution.class)) {
      contribution.commands(context).forEach(commandLine::addSubcommand);
    }
    List.of(new SampleCommand(context), new SpacesCommand(context), new AnalyzeCommand(context))
        .forEach(commandLine::addSubcommand);
    return commandLine
        .setUsageHelpWidth(HELP_COLUMNS)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(root.parameterExceptionHandler(context.terminal()))
        .setExecutionExceptionHandler(root.executionExceptionHandler(context.terminal()));
  }

  private IParameterExceptionHandler parameterExceptionHandler(Terminal terminal) {
    return (ParameterException e, String[] _) -> {
      String command = e.getCommandLine().getCommandSpec().qualifiedName();
      terminal.printLine(asSentence(e.getMessage()) + " Try ./" + command + " --help.");
      return ExitCode.USAGE.code();
    };
  }

  private IExecutionExceptionHandler executionExceptionHandler(Terminal terminal) {
    return (Exception e, CommandLine _, CommandLine.ParseResult _) -> {
      terminal.printLine(
          e instanceof CommandException ? asSentence(e.getMessage()) : unexpectedErrorMessage(e));
      if (verbose) {
        e.printStackTrace();
      }
      return e instanceof CommandException refusal
          ? refusal.exitCode().code()
          : ExitCode.FAILED.code();
    };
  }

  private static String unexpectedErrorMessage(Exception e) {
    return "Something unforeseen happened: %s Run the command with --verbose to see where."
        .formatted(asSentence(e.getMessage() == null ? e.toString() : e.getMessage()));
  }

  private static String asSentence(@Nullable String message) {
    String text = message == null ? "" : message.strip();
    return text.endsWith(".") ? text : text + ".";
  }
}
