package io.netspace.formats.export;

import io.netspace.formats.network.Export;
import io.netspace.formats.network.NetworkJson;
import io.netspace.formats.pycls.PyclsYaml;
import io.netspace.model.network.Architecture;

/** The text formats in which networks are exported. */
public enum ExportFormat {
  /** YAML of the papers' released code. */
  PYCLS,
  /** Python on timm's building blocks. */
  TIMM,
  /** Python on torchvision's operations. */
  TORCHVISION,
  /** The JSON that events have. */
  JSON;

  /** The text, or why there is none. */
  public Export of(String name, Architecture network) {
    return switch (this) {
      case PYCLS -> PyclsYaml.of(network);
      case TIMM -> TimmPython.of(name, network);
      case TORCHVISION -> TorchvisionPython.of(name, network);
      case JSON -> NetworkJson.of(network);
    };
  }
}
