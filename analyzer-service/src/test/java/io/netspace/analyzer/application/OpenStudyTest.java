package io.netspace.analyzer.application;

import static io.netspace.model.testing.Fixtures.STUDY;
import static io.netspace.model.testing.Fixtures.aStudy;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.messaging.event.DesignSpacePublished;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.StudyRequested;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Revision;
import io.netspace.model.study.Study;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenStudyTest {
  private static final StepEvents EVENTS = new StepEvents("0.1.0");
  private static final Study REQUESTED = aStudy().study();
  private static final Provenance PROVENANCE = new Provenance(STUDY, 0, REQUESTED.seed(), "0.1.0");
  private static final Event START =
      new DesignSpacePublished(PROVENANCE, new Revision(0, null, null, REQUESTED.space()));

  @Test
  void thereIsNoStepBeforeTheStudyIsRequested() {
    // Given
    OpenStudy study = new OpenStudy(STUDY);
    study.apply(START);

    // When
    Optional<Event> next = study.nextEvent(EVENTS);

    // Then
    assertThat(next).isEmpty();
  }

  @Test
  void whatCameBeforeTheRequestCounts() {
    // Given
    OpenStudy study = new OpenStudy(STUDY);
    study.apply(START);

    // When
    study.apply(new StudyRequested(PROVENANCE, REQUESTED));

    // Then
    assertThat(study.nextEvent(EVENTS)).containsInstanceOf(PopulationRequested.class);
  }
}
