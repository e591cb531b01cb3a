package io.netspace.lab;

import io.netspace.model.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theModuleKeepsTheRules() {
    ArchitectureRules.ofEveryModule("io.netspace.lab")
        .forEach(rule -> rule.check(ArchitectureRules.production("io.netspace.lab")));
  }
}
