package io.netspace.cli.offline;

import io.netspace.cli.common.CommandContext;
import io.netspace.cli.common.OutputOption;
import io.netspace.formats.export.ExportFormat;
import io.netspace.formats.network.Export;
import io.netspace.model.network.ImageShape;
import io.netspace.offline.common.CommandException;
import io.netspace.offline.common.ExitCode;
import io.netspace.offline.common.Json;
import io.netspace.offline.network.NamedNetwork;
import io.netspace.offline.network.NetworkDescription;
import io.netspace.offline.network.NetworkSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows structure and complexity of networks, without any server. */
@Command(
    name = "inspect",
    description = "Shows structure and cost of networks, or writes one for another program.",
    footer = {
      "",
      "A NAME is that of a published network: RegNetX-400MF, RegNetY-1.6GF, ResNet-50,",
      "ResNeXt-101, EfficientNet-B0, MobileNetV2-1.0, ResNet-56; timm's names (regnety_032) and",
      "torchvision's (regnet_y_3_2gf) are known, too. A FILE holds configurations of pycls,",
      "networks as --export json writes them, or lines that ./netspace sample prints.",
      "Costs are for one image: multiply-adds, weights, outputs of convolutions. The ratio is",
      "block width / bottleneck width; x6 is a bottleneck of 6 times the width.",
      "",
      "Examples:",
      "  ./netspace inspect RegNetX-400MF ResNet-50 EfficientNet-B0",
      "  ./netspace inspect RegNetX-400MF --output json",
      "  ./netspace inspect RegNetX-200MF --batch 32",
      "  ./netspace inspect ResNet-50 --input 3x32x32 --classes 10",
      "  ./netspace inspect pycls.yaml --export torchvision > network.py"
    })
public final class InspectCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME|FILE",
      description = "Published networks, and files of networks.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--input",
      paramLabel = "CxHxW",
      description = "Images to count for, such as 3x32x32 (default: the network's own).")
  private @Nullable String input;

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "Classes to count for (default: the network's own).")
  private @Nullable Integer classes;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "Show too what memory training takes, N images a step: an estimate on the safe side.")
  private @Nullable Integer batch;

  @Option(
      names = "--export",
      paramLabel = "pycls|timm|torchvision|json",
      description = "Write the network in this form instead; one network only.")
  private @Nullable ExportFormat form;

  @Mixin private OutputOption output = new OutputOption();

  public InspectCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (batch != null && (batch < 1 || batch > 4096)) {
      throw CommandException.usage("--batch (" + batch + ") must be 1 to 4096 images.");
    }
    List<NamedNetwork> networks = networks();
    if (form != null) {
      export(networks, form);
    } else if (output.json()) {
      networks.forEach(
          network -> context.out().println(Json.toLine(NetworkDescription.of(network, batch))));
    } else {
      NetworkTable table = new NetworkTable(batch);
      networks.forEach(table::add);
      table.lines().forEach(context.out()::println);
    }
    return ExitCode.DONE.code();
  }

  private List<NamedNetwork> networks() {
    try {
      ImageShape images = input == null ? null : ImageShape.parse(input);
      List<NamedNetwork> networks = new ArrayList<>();
      for (String source : sources) {
        NetworkSource.notes(source).forEach(context.terminal()::printLine);
        NetworkSource.read(source)
            .forEach(network -> networks.add(network.adaptedTo(images, classes)));
      }
      return networks;
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    }
  }

  private void export(List<NamedNetwork> networks, ExportFormat wanted) {
    if (networks.size() != 1) {
      throw CommandException.usage(
          "--export writes one network, not " + networks.size() + "; name a single one.");
    }
    switch (networks.getFirst().export(wanted)) {
      case Export.Written written -> context.out().print(written.text());
      case Export.Impossible impossible -> throw CommandException.failed(impossible.reason());
    }
  }
}
