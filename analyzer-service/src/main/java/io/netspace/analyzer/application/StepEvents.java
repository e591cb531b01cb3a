package io.netspace.analyzer.application;

import io.netspace.analyzer.domain.planning.StudyStep;
import io.netspace.messaging.event.DesignSpacePublished;
import io.netspace.messaging.event.PopulationClosed;
import io.netspace.messaging.event.PopulationRequested;
import io.netspace.messaging.event.ReferenceFixed;
import io.netspace.messaging.event.RefinementDecided;
import io.netspace.messaging.event.RefinementProposed;
import io.netspace.messaging.event.StudyConcluded;
import io.netspace.messaging.event.StudyRefused;
import io.netspace.model.study.Event;
import io.netspace.model.study.Provenance;
import io.netspace.model.study.Study;

/** The events that publish the steps of studies. */
final class StepEvents {
  private final String codeVersion;

  StepEvents(String codeVersion) {
    this.codeVersion = codeVersion;
  }

  /**
   * The event that publishes a step of a study.
   *
   * @param independentDraws whether its populations are independent draws
   */
  Event of(Study study, StudyStep step, boolean independentDraws) {
    return switch (step) {
      case StudyStep.PublishSpace s ->
          new DesignSpacePublished(provenance(study, s.revision().number()), s.revision());
      case StudyStep.GrowPopulation s ->
          new PopulationRequested(
              provenance(study, s.population().revision()),
              s.population(),
              s.space(),
              study.dataSet(),
              s.regime(),
              s.upToIndex(),
              study.replicates(),
              s.baselines(),
              (s.baselines() == null && independentDraws) ? true : null);
      case StudyStep.FixReference s ->
          new ReferenceFixed(provenance(study, s.reference().challenger()), s.id(), s.reference());
      case StudyStep.Propose s ->
          new RefinementProposed(
              provenance(study, s.evidence().challenger()),
              s.id(),
              s.change(),
              s.evidence(),
              s.recommendation());
      case StudyStep.Decide s ->
          new RefinementDecided(
              provenance(study, s.evidence().challenger()),
              s.id(),
              s.change(),
              s.evidence(),
              s.decision(),
              s.decidedBy());
      case StudyStep.ClosePopulation s ->
          new PopulationClosed(
              provenance(study, s.population().revision()), s.population(), s.reason());
      case StudyStep.RefuseStudy s -> new StudyRefused(provenance(study, 0), s.reason());
      case StudyStep.ConcludeStudy s ->
          new StudyConcluded(provenance(study, s.conclusion().revision()), s.conclusion());
    };
  }

  private Provenance provenance(Study study, int revision) {
    return new Provenance(study.id(), revision, study.seed(), codeVersion);
  }
}
