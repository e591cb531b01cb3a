package io.netspace.trainer;

import io.netspace.contracts.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theServiceKeepsTheRules() {
    ArchitectureRules.check("io.netspace.trainer");
  }
}
