package io.netspace.gateway.application.view;

import io.netspace.model.space.ParameterSetting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameter settings by the labels that JSON and the page use. */
final class LabelledParameters {
  private LabelledParameters() {}

  static Map<String, List<Double>> byLabel(ParameterSetting setting) {
    Map<String, List<Double>> labelled = new LinkedHashMap<>();
    setting.values().forEach((parameter, values) -> labelled.put(parameter.toString(), values));
    return Collections.unmodifiableMap(labelled);
  }
}
