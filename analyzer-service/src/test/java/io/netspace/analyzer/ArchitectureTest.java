package io.netspace.analyzer;

import io.netspace.model.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theAnalyzerKeepsTheRulesOfAService() {
    ArchitectureRules.checkService("io.netspace.analyzer");
  }
}
