package io.netspace.analyzer;

import io.netspace.contracts.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theAnalyzerKeepsTheRulesOfAService() {
    ArchitectureRules.check("io.netspace.analyzer");
  }
}
