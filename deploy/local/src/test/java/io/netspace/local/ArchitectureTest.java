package io.netspace.local;

import io.netspace.model.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theLauncherKnowsNoCommandsAndNoExperiments() {
    ArchitectureRules.noneDependsOn(
        "io.netspace.local", "io.netspace.cli..", "io.netspace.lab..", "picocli..");
  }

  @Test
  void theModuleKeepsTheRules() {
    ArchitectureRules.ofEveryModule("io.netspace.local")
        .forEach(rule -> rule.check(ArchitectureRules.production("io.netspace.local")));
  }
}
