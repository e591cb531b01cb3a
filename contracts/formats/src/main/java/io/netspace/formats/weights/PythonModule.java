package io.netspace.formats.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.export.ExportFormat;
import io.netspace.formats.export.PythonResource;
import io.netspace.formats.network.Export;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A trained network for PyTorch: a module's text, and the file with its weights. */
public enum PythonModule {
  /** On torchvision's operations; every network can be written. */
  TORCHVISION(ExportFormat.TORCHVISION, new TorchvisionNames()),
  /** On timm's blocks. */
  TIMM(ExportFormat.TIMM, new TimmNames());

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ExportFormat form;

  @SuppressWarnings("ImmutableEnumChecker") // Names are constants.
  private final ModuleNames names;

  PythonModule(ExportFormat form, ModuleNames names) {
    this.form = form;
    this.names = names;
  }

  /**
   * The module's text: that of the network without weights, with the scale of the pixels and a
   * function {@code trained(file)}; or why there is none.
   */
  public Export text(String name, TrainedNetworkJson network) {
    return switch (form.of(name, network.architecture())) {
      case Export.Impossible impossible -> impossible;
      case Export.Written written ->
          new Export.Written(
              written.text()
                  + "\n\n# pixels of 0 to 255 are scaled by (pixel - mean) / deviation\n"
                  + "MEAN = %s\n".formatted(tuple(network.means()))
                  + "DEVIATION = %s\n".formatted(tuple(network.deviations()))
                  + "CLASS_NAMES = %s\n".formatted(json(network.classNames()))
                  + PythonResource.text("trained.py"));
    };
  }

  /**
   * Writes the weights as safetensors, which {@code network().load_state_dict} of the module loads.
   *
   * @param out stays open
   * @throws IllegalArgumentException when the network cannot be expressed, or lacks a tensor
   */
  public void writeWeights(TrainedNetworkJson network, OutputStream out) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put("candidate", network.candidate());
    metadata.put("mean", json(network.means()));
    metadata.put("deviation", json(network.deviations()));
    metadata.put("classNames", json(network.classNames()));
    SafeTensors.write(
        metadata, StateDict.of(network.architecture(), names, network.tensors()), out);
  }

  private static String tuple(List<Float> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ",)"));
  }

  /** JSON of texts and numbers, which is Python, too. */
  private static String json(List<?> values) {
    try {
      return MAPPER.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
