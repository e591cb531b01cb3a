package io.netspace.local.command;

import io.netspace.local.ExitCode;
import io.netspace.local.Refusal;
import io.netspace.local.Terminal;
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
    LauncherLog.silence();
    System.exit(commandLine(Context.ofThisProcess()).execute(arguments));
  }

  /** All commands, in a context. */
  static CommandLine commandLine(Context context) {
    Netspace root = new Netspace();
    CommandLine commandLine = new CommandLine(root);
    for (Object command :
        new Object[] {
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
          new VerifyCommand(context),
          new AuditCommand(context),
          new DeadLetterCommand(context),
          new RebuildCommand(context),
          new CommandLine(new BenchCommand(context))
              .addSubcommand(new BenchSamplingCommand(context))
              .addSubcommand(new BenchTrainingCommand(context))
              .addSubcommand(new BenchSoakCommand(context))
              .addSubcommand(new BenchCalibrationCommand(context))
              .addSubcommand(new BenchAnalysisCommand(context))
              .addSubcommand(new BenchAgreementCommand(context)),
          new ChaosCommand(context),
          new SampleCommand(context),
          new SpacesCommand(context),
          new AnalyzeCommand(context)
        }) {
      commandLine.addSubcommand(command);
    }
    return commandLine
        .setUsageHelpWidth(HELP_COLUMNS)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(root.misuse(context.terminal()))
        .setExecutionExceptionHandler(root.failure(context.terminal()));
  }

  private IParameterExceptionHandler misuse(Terminal terminal) {
    return (ParameterException e, String[] _) -> {
      String command = e.getCommandLine().getCommandSpec().qualifiedName();
      terminal.say(sentence(e.getMessage()) + " Try ./" + command + " --help.");
      return ExitCode.USAGE.code();
    };
  }

  private IExecutionExceptionHandler failure(Terminal terminal) {
    return (Exception e, CommandLine _, CommandLine.ParseResult _) -> {
      terminal.say(e instanceof Refusal ? sentence(e.getMessage()) : unexpected(e));
      if (verbose) {
        e.printStackTrace();
      }
      return e instanceof Refusal refusal ? refusal.exitCode().code() : ExitCode.FAILED.code();
    };
  }

  private static String unexpected(Exception e) {
    return "Something unforeseen happened: %s Run the command with --verbose to see where."
        .formatted(sentence(e.getMessage() == null ? e.toString() : e.getMessage()));
  }

  private static String sentence(@Nullable String message) {
    String text = message == null ? "" : message.strip();
    return text.endsWith(".") ? text : text + ".";
  }
}
