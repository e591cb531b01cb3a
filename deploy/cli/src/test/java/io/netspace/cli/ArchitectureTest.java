package io.netspace.cli;

import io.netspace.model.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void productCommandsDoNotDependOnExperiments() {
    ArchitectureRules.noneDependsOn("io.netspace.cli", "io.netspace.lab..");
  }

  @Test
  void theModuleKeepsTheRules() {
    ArchitectureRules.ofEveryModule("io.netspace.cli")
        .forEach(rule -> rule.check(ArchitectureRules.production("io.netspace.cli")));
  }
}
