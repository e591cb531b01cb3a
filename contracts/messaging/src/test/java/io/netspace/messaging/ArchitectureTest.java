package io.netspace.messaging;

import io.netspace.model.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "io.netspace.messaging";

  @Test
  void messagingDependsOnModelAndFormats() {
    ArchitectureRules.checkModule(
        ROOT,
        "io.netspace.model..",
        "io.netspace.formats.json..",
        "com.fasterxml.jackson..",
        "org.apache.kafka..",
        "com.mongodb..",
        "org.bson..",
        "io.smallrye..",
        "org.eclipse.microprofile..",
        "io.quarkus.scheduler..",
        "jakarta.enterprise..",
        "jakarta.inject..",
        "org.jboss.logging..");
  }

  @Test
  void eventsAndLogAreFreeOfTechnology() {
    ArchitectureRules.dependsOnlyOn(ROOT + ".event..", "io.netspace.model..")
        .check(ArchitectureRules.production(ROOT));
    ArchitectureRules.dependsOnlyOn(ROOT + ".log..", ROOT + ".event..", "io.netspace.model..")
        .check(ArchitectureRules.production(ROOT));
  }
}
