package io.netspace.model.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.netspace.model.network.Architecture;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Measure;
import io.netspace.model.network.Stage;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.Claim;
import io.netspace.model.space.ComplexityWithin;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Equal;
import io.netspace.model.space.Fixed;
import io.netspace.model.space.GridDistribution;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.LinearWidths;
import io.netspace.model.space.NonDecreasing;
import io.netspace.model.space.NonIncreasing;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.Refinement;
import io.netspace.model.space.RegimeCaps;
import io.netspace.model.space.Shared;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import io.netspace.model.space.Within;
import io.netspace.model.study.Budget;
import io.netspace.model.study.CanonicalStudy;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import io.netspace.model.study.StudyOptions;
import io.netspace.model.training.Augmentation;
import io.netspace.model.training.BadImagePolicy;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Regime;
import io.netspace.model.training.WeightAverage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {
  /** How many components of each record the canonical text writes. */
  private static final Map<Class<? extends Record>, Integer> COMPONENTS =
      Map.ofEntries(
          Map.entry(Architecture.class, 6),
          Map.entry(ImageShape.class, 3),
          Map.entry(Stem.class, 2),
          Map.entry(Stage.class, 8),
          Map.entry(Regime.class, 7),
          Map.entry(Window.class, 2),
          Map.entry(Recipe.class, 11),
          Map.entry(WeightAverage.class, 2),
          Map.entry(Augmentation.class, 3),
          Map.entry(GeneratedImages.class, 4),
          Map.entry(ImageFolder.class, 5),
          Map.entry(DesignSpace.class, 6),
          Map.entry(SteppedRange.class, 5),
          Map.entry(ValueSet.class, 2),
          Map.entry(Shared.class, 1),
          Map.entry(Fixed.class, 2),
          Map.entry(Within.class, 3),
          Map.entry(NonDecreasing.class, 1),
          Map.entry(NonIncreasing.class, 1),
          Map.entry(LinearWidths.class, 0),
          Map.entry(Equal.class, 2),
          Map.entry(ComplexityWithin.class, 3),
          Map.entry(RegimeCaps.class, 0),
          Map.entry(Study.class, 13),
          Map.entry(StudyOptions.class, 6),
          Map.entry(Refinement.class, 4),
          Map.entry(Budget.class, 3));

  @Test
  void theVersionIsThatOfTheGoldens() {
    assertThat(CanonicalText.VERSION).isOne();
  }

  @Test
  void everyComponentIsWritten() {
    // Then: what has a component more must write it, left out where it is absent
    assertThat(COMPONENTS)
        .allSatisfy((type, count) -> assertThat(type.getRecordComponents()).hasSize(count));
  }

  @Test
  void fieldsAreWrittenInTheirOrder() {
    // When
    String text =
        CanonicalText.of("Thing")
            .field("word", "one two")
            .field("whole", 7)
            .field("large", Long.MIN_VALUE)
            .field("decimal", 1e-5)
            .field("truth", true)
            .field("items", CanonicalText.list(List.of("a", "b")))
            .end();

    // Then
    assertThat(text)
        .isEqualTo(
            "Thing[word=one two, whole=7, large=-9223372036854775808, decimal=1.0E-5, truth=true,"
                + " items=[a, b]]");
  }

  @Test
  void whatIsAbsentIsLeftOutOrNull() {
    // Given
    Double absent = null;

    // Then
    assertThat(CanonicalText.of("Thing").optional("one", absent).field("two", 2).end())
        .isEqualTo("Thing[two=2]");
    assertThat(CanonicalText.of("Thing").field("one", absent).end()).isEqualTo("Thing[one=null]");
    assertThat(CanonicalText.of("Thing").end()).isEqualTo("Thing[]");
  }

  @Test
  void theTextOfAStudyNamesNothingInCode() {
    // Given
    Study study =
        new Study(
            new StudyId("draft"),
            "demo",
            new ImageFolder("images", new ImageShape(3, 32, 24), 10, BadImagePolicy.SKIP, true),
            new Regime(new Window(0, 5), 3, 4, 8, 10, Recipe.DEFAULT, 800L),
            new DesignSpace(
                "small",
                BlockType.X,
                new Stem(StemType.RESNET, 16),
                List.of(1, 2),
                List.of(
                    new SteppedRange(Parameter.DEPTH, 1, 4, 1, GridDistribution.LOG_UNIFORM),
                    ValueSet.of(Parameter.WIDTH, 8, 16)),
                List.of(
                    new Shared(Parameter.DEPTH),
                    new ComplexityWithin(Measure.PARAMETERS, 1L, null))),
            Ladder.LISTED,
            16,
            2,
            0.95,
            DecisionPolicy.APPROVAL,
            -1,
            3,
            new StudyOptions(
                0.5,
                4,
                List.of(
                    new Refinement(
                        "thin", Claim.IMPROVEMENT, "Thin", new Within(Parameter.WIDTH, null, 8.0))),
                new Budget(null, 1.5, null),
                List.of(GeneralizationTest.FLOPS_X2, GeneralizationTest.BLOCK_R),
                List.of("ResNet-50")));

    // Then
    assertThat(CanonicalStudy.text(study))
        .isEqualTo(
            "Study[id=draft, name=demo, dataSet=ImageFolder[path=images, input=3x32x24,"
                + " classes=10, onBadImage=SKIP, resize=true], regime=Regime[flops=Window[low=0,"
                + " high=5], epochs=3, batchSize=4, trainImages=8, validationImages=10,"
                + " recipe=Recipe[learningRate=0.1, momentum=0.9, weightDecay=5.0E-4,"
                + " normDecay=0.0], maxMemoryBytes=800], space=DesignSpace[name=small, block=X,"
                + " stem=Stem[type=RESNET, width=16], strides=[1, 2],"
                + " ranges=[SteppedRange[parameter=depth, low=1.0, high=4.0, step=1.0,"
                + " law=LOG_UNIFORM], ValueSet[parameter=width, values=[8.0, 16.0]]],"
                + " constraints=[Shared[parameter=depth], ComplexityWithin[measure=parameters,"
                + " low=1, high=null]]], ladder=LISTED, models=16, margin=2.0, confidence=0.95,"
                + " policy=APPROVAL, seed=-1, replicates=3, options=StudyOptions[smallestGain=0.5,"
                + " ahead=4, refinements=[Refinement[name=thin, claim=IMPROVEMENT, statement=Thin,"
                + " constraint=Within[parameter=width, low=null, high=8.0]]],"
                + " budget=Budget[trainings=null, hours=1.5, flops=null], challenges=[flops-x2,"
                + " block-R], baselines=[ResNet-50]]]");
  }
}
