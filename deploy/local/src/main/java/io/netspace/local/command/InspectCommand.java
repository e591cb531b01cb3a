package io.netspace.local.command;

import io.netspace.contracts.interchange.Export;
import io.netspace.contracts.interchange.ExportForm;
import io.netspace.contracts.vocabulary.ImageShape;
import io.netspace.local.ExitCode;
import io.netspace.local.Refusal;
import io.netspace.local.client.Json;
import io.netspace.local.network.NamedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what networks are made of and what they cost. Starts nothing. */
@Command(
    name = "inspect",
    description = "Shows structure and cost of networks, or writes one for another program.",
    footer = {
      "",
      "A NAME is that of a published network: RegNetX-400MF, RegNetY-1.6GF, ResNet-50,",
      "ResNeXt-101, EfficientNet-B0, MobileNetV2-1.0, ResNet-56. A FILE holds configurations of",
      "pycls, networks as --export json writes them, or lines that ./netspace sample prints.",
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
final class InspectCommand implements Callable<Integer> {
  private final Context context;

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
  private @Nullable ExportForm form;

  @Mixin private OutputOption output = new OutputOption();

  InspectCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (batch != null && (batch < 1 || batch > 4096)) {
      throw Refusal.usage("--batch (" + batch + ") must be 1 to 4096 images.");
    }
    List<NamedNetwork> networks = networks();
    if (form != null) {
      export(networks, form);
    } else if (output.json()) {
      networks.forEach(network -> context.out().println(Json.line(network.json(batch))));
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
        NetworkSource.read(source).forEach(network -> networks.add(network.on(images, classes)));
      }
      return networks;
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(String.valueOf(e.getMessage()));
    }
  }

  private void export(List<NamedNetwork> networks, ExportForm wanted) {
    if (networks.size() != 1) {
      throw Refusal.usage(
          "--export writes one network, not " + networks.size() + "; name a single one.");
    }
    switch (networks.getFirst().exported(wanted)) {
      case Export.Written written -> context.out().print(written.text());
      case Export.Impossible impossible -> throw Refusal.failed(impossible.reason());
    }
  }
}
