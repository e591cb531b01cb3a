package io.netspace.gateway.domain;

import io.netspace.contracts.vocabulary.ParameterSetting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameter settings under the labels that JSON and pages use. */
final class Settings {
  private Settings() {}

  static Map<String, List<Double>> byLabel(ParameterSetting setting) {
    Map<String, List<Double>> labelled = new LinkedHashMap<>();
    setting.values().forEach((parameter, values) -> labelled.put(parameter.toString(), values));
    return Collections.unmodifiableMap(labelled);
  }
}
