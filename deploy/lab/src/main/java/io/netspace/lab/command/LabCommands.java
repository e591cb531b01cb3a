package io.netspace.lab.command;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.CommandContribution;
import java.util.List;
import picocli.CommandLine;

/** The commands of experiments: benchmarks and chaos. */
public final class LabCommands implements CommandContribution {
  @Override
  public List<CommandLine> commands(CommandContext context) {
    return List.of(
        new CommandLine(new BenchCommand(context))
            .addSubcommand(new BenchSamplingCommand(context))
            .addSubcommand(new BenchTrainingCommand(context))
            .addSubcommand(new BenchSoakCommand(context))
            .addSubcommand(new BenchLatencyCommand(context))
            .addSubcommand(new BenchCalibrationCommand(context))
            .addSubcommand(new BenchAnalysisCommand(context))
            .addSubcommand(new BenchAgreementCommand(context))
            .addSubcommand(new BenchPriorCommand(context))
            .addSubcommand(new BenchRequestsCommand(context)),
        new CommandLine(new ChaosCommand(context)));
  }
}
