package io.netspace.model;

import io.netspace.model.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theModelIsPlainJava() {
    ArchitectureRules.checkModule("io.netspace.model");
  }
}
