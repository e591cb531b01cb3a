package io.netspace.messaging.event;

import io.netspace.model.study.CandidateAbandoned;
import io.netspace.model.study.CandidateDiverged;
import io.netspace.model.study.CandidateTrained;
import io.netspace.model.study.Event;
import java.util.Arrays;
import java.util.List;

/** The topics of the loop and the events each carries. */
public enum Topic {
  STUDIES(
      "netspace.studies.v1",
      1,
      List.of(
          StudyRequested.class,
          StudyPaused.class,
          StudyResumed.class,
          StudyCancelled.class,
          RefinementReviewed.class,
          RefinementUndone.class)),
  DESIGN_SPACES(
      "netspace.design-spaces.v1",
      1,
      List.of(
          DesignSpacePublished.class,
          ReferenceFixed.class,
          PopulationRequested.class,
          PopulationClosed.class)),
  /**
   * The work queue. It has one partition: a share group assigns partitions to its members, and an
   * idle trainer gets no record of a partition that is assigned to busy ones.
   */
  CANDIDATES("netspace.candidates.v1", 1, List.of(CandidateSampled.class)),
  OUTCOMES(
      "netspace.outcomes.v1",
      4,
      List.of(CandidateTrained.class, CandidateDiverged.class, CandidateAbandoned.class)),
  PROGRESS("netspace.progress.v1", 4, List.of(EpochCompleted.class, CandidateRequeued.class)),
  DECISIONS(
      "netspace.decisions.v1",
      1,
      List.of(
          StudyRefused.class,
          PopulationExhausted.class,
          RefinementProposed.class,
          RefinementDecided.class,
          StudyConcluded.class));

  /** The share group of all trainers on {@link #CANDIDATES}. */
  public static final String TRAINERS_GROUP = "netspace-trainers";

  private final String topicName;
  private final int partitions;

  @SuppressWarnings("ImmutableEnumChecker") // A copy, and List.copyOf's copies never change.
  private final List<Class<? extends Event>> events;

  Topic(String topicName, int partitions, List<Class<? extends Event>> events) {
    this.topicName = topicName;
    this.partitions = partitions;
    this.events = List.copyOf(events);
  }

  /** The topic's name on the broker. */
  public String topicName() {
    return topicName;
  }

  /** The dead-letter topic of this topic. */
  public String deadLetterTopicName() {
    return topicName + ".dlq";
  }

  /** Number of partitions at creation. */
  public int partitions() {
    return partitions;
  }

  public List<Class<? extends Event>> events() {
    return events;
  }

  /** Whether events of this class belong on the topic. */
  public boolean carries(Event event) {
    return events.contains(event.getClass());
  }

  /** The topic of an event's class. */
  public static Topic of(Event event) {
    return Arrays.stream(values())
        .filter(topic -> topic.carries(event))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "event (" + event.getClass().getSimpleName() + ") has no topic."));
  }
}
