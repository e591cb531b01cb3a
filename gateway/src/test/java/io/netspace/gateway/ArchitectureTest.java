package io.netspace.gateway;

import io.netspace.model.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void codeLivesWhereItBelongs() {
    ArchitectureRules.checkService("io.netspace.gateway");
  }
}
