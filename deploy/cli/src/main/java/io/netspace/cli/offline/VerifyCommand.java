package io.netspace.cli.offline;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OutputOption;
import io.netspace.model.proof.StudyProof;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.proof.ProofFile;
import io.netspace.offline.proof.ProofVerification;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recomputes every decision of a study from its proof, without any server. */
@Command(
    name = "verify",
    description = "Recomputes every decision of a study from its proof, offline.",
    footer = {
      "",
      "FILE is what ./netspace export --proof writes: the study, its revisions, its decisions with",
      "their evidence, and the outcome of every candidate. Verdict, gain, interval, means, level and",
      "window of each decision are computed again from the outcomes, and must be equal to the last",
      "bit; where another Java rounds another way, to 1e-9, which is said. The digest of each",
      "outcome, of those that a decision looked at, and of the conclusion must be what the log had.",
      "",
      "Exit codes: 0 all is equal, 3 something does not follow, 2 the file is no proof.",
      "",
      "Examples:",
      "  ./netspace export --proof cifar10-1a2b3c4d -o proof.json",
      "  ./netspace verify proof.json",
      "  ./netspace verify proof.json --output json",
      "  ./netspace verify proof.json --quick"
    })
public final class VerifyCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "Proof of a study.")
  private Path file = Path.of("");

  @Option(
      names = "--quick",
      description = "Does not draw networks again for the mean predictions of references.")
  private boolean quick;

  @Mixin private OutputOption output = new OutputOption();

  public VerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return VerificationReport.print(context, verification(ProofFile.read(file)), output.json())
        .code();
  }

  private ProofVerification verification(StudyProof proof) {
    try {
      return ProofVerification.of(proof, !quick);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(
          "FILE (%s) is no proof of a study: %s".formatted(file, e.getMessage()));
    }
  }
}
