package io.netspace.analyzer.application;

import static io.netspace.contracts.Fixtures.aCandidate;
import static io.netspace.contracts.Fixtures.everyEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.contracts.vocabulary.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every study store keeps to. */
public abstract class StudyStoreContract {
  protected abstract StudyStore store();

  /** A store over the same memory, as after a restart. */
  protected abstract StudyStore reopened();

  @Test
  void tellsEveryKindOfEventInTheOrderItWasKept() {
    everyEvent().forEach(store()::append);

    assertThat(told(reopened())).containsExactlyElementsOf(everyEvent());
  }

  @Test
  void ofTwoEventsOfOneIdTheFirstStays() {
    store().append(aCandidate().at(3).thatTrainedTo(42));
    store().append(aCandidate().at(3).thatDiverged());

    assertThat(told(reopened())).containsExactly(aCandidate().at(3).thatTrainedTo(42));
  }

  @Test
  void goesOnInOrderAfterARestart() {
    store().append(aCandidate().at(0).thatTrainedTo(42));
    reopened().append(aCandidate().at(1).thatTrainedTo(41));

    assertThat(told(reopened()))
        .containsExactly(
            aCandidate().at(0).thatTrainedTo(42), aCandidate().at(1).thatTrainedTo(41));
  }

  private static List<Event> told(StudyStore store) {
    List<Event> events = new ArrayList<>();
    store.forEach(events::add);
    return events;
  }
}
