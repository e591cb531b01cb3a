package io.netspace.formats.document;

import com.fasterxml.jackson.databind.module.SimpleModule;
import io.netspace.formats.binding.Converting;
import io.netspace.formats.binding.DocumentBinder;
import io.netspace.formats.binding.WordKeys;
import io.netspace.formats.binding.Words;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.Claim;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.Refinement;
import io.netspace.model.study.Budget;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.training.Augmentation;
import io.netspace.model.training.BadImagePolicy;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.Regime;
import io.netspace.model.training.Schedule;
import io.netspace.model.training.WeightAverage;
import java.util.Locale;

/** How documents of studies and spaces state the types of the model. */
final class Sections {
  static final DocumentBinder BINDER =
      new DocumentBinder(
          new SimpleModule()
              .addDeserializer(
                  DataSet.class, new Converting<>(DataSetSection.class, DataSetSection::dataSet))
              .addDeserializer(
                  GeneratedImages.class,
                  new Converting<>(
                      DataSetSection.GeneratedSection.class,
                      DataSetSection.GeneratedSection::images))
              .addDeserializer(
                  Regime.class, new Converting<>(RegimeSection.class, RegimeSection::regime))
              .addDeserializer(
                  WeightAverage.class,
                  new Converting<>(
                      RecipeSection.AverageSection.class, RecipeSection.AverageSection::average))
              .addDeserializer(
                  Augmentation.class,
                  new Converting<>(
                      RecipeSection.AugmentationSection.class,
                      RecipeSection.AugmentationSection::augmentation))
              .addDeserializer(
                  DesignSpace.class, new Converting<>(SpaceSection.class, SpaceSection::space))
              .addDeserializer(
                  Stem.class,
                  new Converting<>(SpaceSection.StemSection.class, SpaceSection.StemSection::stem))
              .addDeserializer(
                  Budget.class,
                  new Converting<>(
                      StudySection.BudgetSection.class, StudySection.BudgetSection::budget))
              .addDeserializer(Constraint.class, new ConstraintSection.Deserializer())
              .addDeserializer(Refinement.class, new LadderSection.RefinementDeserializer())
              .addDeserializer(StemType.class, Words.of(StemType.class, StemType::name))
              .addDeserializer(BlockType.class, Words.of(BlockType.class, BlockType::name))
              .addDeserializer(Schedule.class, Words.of(Schedule.class, Schedule::name))
              .addDeserializer(
                  GridDistribution.class, Words.of(GridDistribution.class, GridDistribution::name))
              .addDeserializer(
                  BadImagePolicy.class, Words.of(BadImagePolicy.class, Sections::lowerCase))
              .addDeserializer(
                  DecisionPolicy.class, Words.of(DecisionPolicy.class, Sections::lowerCase))
              .addDeserializer(Claim.class, Words.of(Claim.class, Sections::lowerCase))
              .addDeserializer(
                  GeneralizationTest.class,
                  Words.of(
                      GeneralizationTest.class,
                      GeneralizationTest::toString,
                      "must be one of ",
                      ", "))
              .addDeserializer(
                  Parameter.class,
                  Words.of(
                      Parameter.class,
                      Parameter::toString,
                      ConstraintSection.PARAMETER_ADVICE,
                      ", "))
              .addKeyDeserializer(Parameter.class, new WordKeys<>(Parameter.class)));

  private Sections() {}

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
