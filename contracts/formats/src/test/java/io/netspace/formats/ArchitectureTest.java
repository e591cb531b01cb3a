package io.netspace.formats;

import io.netspace.model.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void formatsDependOnTheModelJacksonAndItsYamlParser() {
    ArchitectureRules.checkModule(
        "io.netspace.formats",
        "io.netspace.model..",
        "com.fasterxml.jackson..",
        "org.yaml.snakeyaml..");
  }
}
