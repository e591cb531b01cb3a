package io.netspace.model.testing;

import io.netspace.model.common.Window;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.Ladder;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import io.netspace.model.study.StudyOptions;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A study under construction; every step gives a new fixture. */
public record StudyFixture(Study study) {
  static StudyFixture small() {
    return new StudyFixture(
        new Study(
            Fixtures.STUDY,
            "demo",
            new GeneratedImages(new ImageShape(3, 16, 16), 10, 1.0, 1),
            new Regime(new Window(1, 10_000_000), 2, 32, 320, 100, Recipe.DEFAULT),
            KnownSpaces.anyNetXA(new Stem(StemType.SIMPLE, 8), List.of(2, 2, 2), 4, 64),
            Ladder.PAPER,
            8,
            2.0,
            0.95,
            DecisionPolicy.AUTONOMOUS,
            1));
  }

  public StudyFixture withId(String id) {
    return with(new StudyId(id), study.dataSet(), study.regime(), study.space());
  }

  public StudyFixture on(DataSet dataSet) {
    return with(study.id(), dataSet, study.regime(), study.space());
  }

  public StudyFixture under(Regime regime) {
    return with(study.id(), study.dataSet(), regime, study.space());
  }

  public StudyFixture startingFrom(DesignSpace space) {
    return with(study.id(), study.dataSet(), study.regime(), space);
  }

  public StudyFixture withModels(int models) {
    return with(models, study.margin(), study.confidence(), study.policy(), study.seed());
  }

  public StudyFixture withMargin(double margin) {
    return with(study.models(), margin, study.confidence(), study.policy(), study.seed());
  }

  public StudyFixture withConfidence(double confidence) {
    return with(study.models(), study.margin(), confidence, study.policy(), study.seed());
  }

  public StudyFixture withSeed(long seed) {
    return with(study.models(), study.margin(), study.confidence(), study.policy(), seed);
  }

  /** A study whose refinements are reviewed by a person. */
  public StudyFixture underApproval() {
    return with(
        study.models(), study.margin(), study.confidence(), DecisionPolicy.APPROVAL, study.seed());
  }

  /** A study that trains each network so many times. */
  public StudyFixture withReplicates(int replicates) {
    return new StudyFixture(
        new Study(
            study.id(),
            study.name(),
            study.dataSet(),
            study.regime(),
            study.space(),
            study.ladder(),
            study.models(),
            study.margin(),
            study.confidence(),
            study.policy(),
            study.seed(),
            replicates,
            study.options()));
  }

  /** A study with options. */
  public StudyFixture with(StudyOptions options) {
    return with(options.refinements() == null ? study.ladder() : Ladder.LISTED, options);
  }

  /** A study on another ladder. */
  public StudyFixture upThe(Ladder ladder) {
    return with(ladder, study.options());
  }

  private StudyFixture with(Ladder ladder, @Nullable StudyOptions options) {
    return new StudyFixture(
        new Study(
            study.id(),
            study.name(),
            study.dataSet(),
            study.regime(),
            study.space(),
            ladder,
            study.models(),
            study.margin(),
            study.confidence(),
            study.policy(),
            study.seed(),
            study.replicates(),
            options));
  }

  private StudyFixture with(StudyId id, DataSet dataSet, Regime regime, DesignSpace space) {
    return new StudyFixture(
        new Study(
            id,
            study.name(),
            dataSet,
            regime,
            space,
            study.ladder(),
            study.models(),
            study.margin(),
            study.confidence(),
            study.policy(),
            study.seed(),
            study.replicates(),
            study.options()));
  }

  private StudyFixture with(
      int models, double margin, double confidence, DecisionPolicy policy, long seed) {
    return new StudyFixture(
        new Study(
            study.id(),
            study.name(),
            study.dataSet(),
            study.regime(),
            study.space(),
            study.ladder(),
            models,
            margin,
            confidence,
            policy,
            seed,
            study.replicates(),
            study.options()));
  }
}
