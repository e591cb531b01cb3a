package io.netspace.formats.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.model.common.Window;
import io.netspace.model.network.BlockType;
import io.netspace.model.network.ImageShape;
import io.netspace.model.network.Stem;
import io.netspace.model.network.StemType;
import io.netspace.model.space.Claim;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.KnownRefinements;
import io.netspace.model.space.KnownSpaces;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Parameter;
import io.netspace.model.space.Refinement;
import io.netspace.model.space.Within;
import io.netspace.model.study.Budget;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Study;
import io.netspace.model.training.Augmentation;
import io.netspace.model.training.BadImagePolicy;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.ImageFolder;
import io.netspace.model.training.Recipe;
import io.netspace.model.training.Schedule;
import io.netspace.model.training.WeightAverage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyDocumentTest {
  private static final String SHORT =
      """
      name: short
      regime: {flops: [800K, 1.2M], epochs: 5, trainImages: 4000, validationImages: 1000}
      models: 16
      """;

  private static final String FULL =
      """
      name: Full_Study
      dataset:
        generated: {classes: 4, input: 1x16x24, difficulty: 0.5, seed: 7}
      regime:
        flops: [0.8M, 1200000]
        epochs: 3
        batch: 32
        trainImages: 320
        validationImages: 100
        recipe: {learningRate: 0.2, momentum: 0.8, weightDecay: 0.001, normDecay: 0.0001}
      space:
        start: AnyNetX_B
        stem: {type: SMALL_IMAGE, width: 16}
        strides: [1, 2, 2]
        maxDepth: 4
        maxWidth: 128
      ladder: paper
      models: 8
      replicates: 3
      margin: 1.5
      confidence: 0.9
      policy: approval
      seed: 42
      """;

  @Test
  void aFullDocumentIsReadToTheLastField() {
    // When
    Study study = StudyDocument.parse(yaml(FULL), null);

    // Then
    assertThat(study.name()).isEqualTo("Full_Study");
    assertThat(study.dataSet())
        .isEqualTo(new GeneratedImages(new ImageShape(1, 16, 24), 4, 0.5, 7));
    assertThat(study.regime().flops()).isEqualTo(new Window(800_000, 1_200_000));
    assertThat(study.regime().epochs()).isEqualTo(3);
    assertThat(study.regime().batchSize()).isEqualTo(32);
    assertThat(study.regime().trainImages()).isEqualTo(320);
    assertThat(study.regime().validationImages()).isEqualTo(100);
    assertThat(study.regime().recipe()).isEqualTo(new Recipe(0.2, 0.8, 0.001, 0.0001));
    assertThat(study.space())
        .isEqualTo(
            KnownSpaces.named(
                "AnyNetX_B",
                KnownSpaces.anyNetXA(
                    new Stem(StemType.SMALL_IMAGE, 16), List.of(1, 2, 2), 4, 128)));
    assertThat(study.ladder()).isEqualTo(Ladder.PAPER);
    assertThat(study.models()).isEqualTo(8);
    assertThat(study.replicates()).isEqualTo(3);
    assertThat(study.margin()).isEqualTo(1.5);
    assertThat(study.confidence()).isEqualTo(0.9);
    assertThat(study.policy()).isEqualTo(DecisionPolicy.APPROVAL);
    assertThat(study.seed()).isEqualTo(42);
  }

  @Test
  void whatADocumentLeavesOutHasDefaults() {
    // When
    Study study = StudyDocument.parse(yaml(SHORT), null);

    // Then
    assertThat(study.dataSet())
        .isEqualTo(new GeneratedImages(new ImageShape(3, 32, 32), 10, 1.0, 1));
    assertThat(study.regime().batchSize()).isEqualTo(64);
    assertThat(study.regime().recipe()).isEqualTo(Recipe.DEFAULT);
    assertThat(study.space()).isEqualTo(KnownSpaces.anyNetXA());
    assertThat(study.ladder()).isEqualTo(Ladder.PAPER);
    assertThat(study.trainingsPerNetwork()).isOne();
    assertThat(study.margin()).isEqualTo(2.0);
    assertThat(study.confidence()).isEqualTo(0.95);
    assertThat(study.policy()).isEqualTo(DecisionPolicy.AUTONOMOUS);
    assertThat(study.seed()).isEqualTo(1);
  }

  @Test
  void theDefaultLearningRateGrowsWithTheBatch() {
    // Given
    String largeBatch = SHORT.replace("epochs: 5", "epochs: 5, batch: 128");

    // When
    Study study = StudyDocument.parse(yaml(largeBatch), null);

    // Then
    assertThat(study.regime().recipe().learningRate()).isEqualTo(0.2);
  }

  @Test
  void aRecipeIsReadToTheLastField() {
    // Given
    String document =
        FULL.replace(
            "normDecay: 0.0001}",
            "normDecay: 0.0001, schedule: per_step, warmupEpochs: 2, labelSmoothing: 0.1,"
                + " zeroInitGamma: true, average: {alpha: 0.00025, period: 16},"
                + " preciseNormImages: 64, augmentation: {flip: true, cropPadding: 4}}");

    // When
    Recipe recipe = StudyDocument.parse(yaml(document), null).regime().recipe();

    // Then
    assertThat(recipe)
        .isEqualTo(
            new Recipe(
                0.2,
                0.8,
                0.001,
                0.0001,
                Schedule.PER_STEP,
                2,
                0.1,
                true,
                new WeightAverage(0.00025, 16),
                64,
                new Augmentation(true, 4, 0)));
  }

  @Test
  void whatARecipeTurnsOffIsAsIfItWereNotThere() {
    // Given
    String off =
        "recipe: {schedule: PER_EPOCH, warmupEpochs: 0, labelSmoothing: 0, zeroInitGamma: false,"
            + " average: {alpha: 0}, preciseNormImages: 0,"
            + " augmentation: {flip: false, cropPadding: 0, minimumArea: 0}}";

    // When
    Study study = StudyDocument.parse(yaml(SHORT.replace("epochs: 5", "epochs: 5, " + off)), null);

    // Then
    assertThat(study).isEqualTo(StudyDocument.parse(yaml(SHORT), null));
  }

  @Test
  void theMemoryOfATrainingIsWrittenInBytes() {
    // Given
    String capped = SHORT.replace("epochs: 5", "epochs: 5, memory: 1.5G");

    // When
    Study study = StudyDocument.parse(yaml(capped), null);

    // Then
    assertThat(study.regime().maxMemoryBytes()).isEqualTo(1_500_000_000L);
    assertThat(study.id()).isNotEqualTo(StudyDocument.parse(yaml(SHORT), null).id());
  }

  @Test
  void aDocumentWithoutALimitOfMemoryKeepsTheIdItHadBeforeThereWasOne() {
    // When
    Study study = StudyDocument.parse(yaml(SHORT), null);

    // Then
    assertThat(study.regime().maxMemoryBytes()).isNull();
    assertThat(study.id().value()).isEqualTo("short-71690d59");
  }

  @Test
  void trainingEachNetworkOnceIsTheStudyThatAsksForNoReplicates() {
    // When
    Study once = StudyDocument.parse(yaml(SHORT + "replicates: 1"), null);
    Study twice = StudyDocument.parse(yaml(SHORT + "replicates: 2"), null);

    // Then
    assertThat(once).isEqualTo(StudyDocument.parse(yaml(SHORT), null));
    assertThat(once.id().value()).isEqualTo("short-71690d59");
    assertThat(twice.trainingsPerNetwork()).isEqualTo(2);
    assertThat(twice.id()).isNotEqualTo(once.id());
  }

  @Test
  void aFolderIsADataSet() {
    // Given
    String folder = SHORT + "dataset: {folder: /images, input: 3x32x32, classes: 100}\n";

    // When
    Study study = StudyDocument.parse(yaml(folder), null);

    // Then
    assertThat(study.dataSet())
        .isEqualTo(new ImageFolder("/images", new ImageShape(3, 32, 32), 100));
  }

  @Test
  void countsOfImagesAreNoPartOfAStudy() {
    // Given
    String folder = SHORT + "dataset: {folder: /images, input: 3x32x32, classes: 2";

    // When
    Study plain = StudyDocument.parse(yaml(folder + "}\n"), null);
    Study validated =
        StudyDocument.parse(
            yaml(folder + ", counts: {train: [2000, 2000], val: [500, 500], test: [1, 1]}}\n"),
            null);
    Study split = StudyDocument.parse(yaml(folder + ", counts: {train: [2500, 2500]}}\n"), null);

    // Then
    assertThat(validated).isEqualTo(plain);
    assertThat(split).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "train: [2499, 2500]|train[0] (2499) must be 2500",
        "train: [2500, 0]|train[1] (0) must be 2500",
        "train: [2000, 1999], val: [500, 500]|train[1] (1999) must be 2000",
        "train: [2000, 2000], val: [500, 499]|val[1] (499) must be 500"
      })
  void aStudyThatNeedsMoreImagesThanAreCountedIsRefused(String counts, String fault) {
    // Given
    String document =
        SHORT
            + "dataset: {folder: /images, input: 3x32x32, classes: 2, counts: {%s}}\n"
                .formatted(counts);

    // When / Then
    assertThatThrownBy(() -> StudyDocument.parse(yaml(document), null))
        .hasMessage(
            "dataset.counts.%s or more images of that class; add images, or lower regime.trainImages or regime.validationImages."
                .formatted(fault));
  }

  @Test
  void imagesAreCountedForEachClass() {
    // Given
    String document =
        SHORT
            + "dataset: {folder: /images, input: 3x32x32, classes: 3, counts: {train: [2500, 2500]}}\n";

    // When / Then
    assertThatThrownBy(() -> StudyDocument.parse(yaml(document), null))
        .hasMessage(
            "dataset.counts.train ([2500,2500]) must have a count for each of the 3 classes.");
  }

  @Test
  void whatBecomesOfBadImagesIsSaidInTheDataSet() {
    // Given
    String folder = SHORT + "dataset: {folder: /images, input: 3x32x32, classes: 100";

    // When
    Study plain = StudyDocument.parse(yaml(folder + "}\n"), null);
    Study skipping =
        StudyDocument.parse(yaml(folder + ", onBadImage: skip, resize: true}\n"), null);

    // Then
    assertThat(skipping.dataSet())
        .isEqualTo(
            new ImageFolder("/images", new ImageShape(3, 32, 32), 100, BadImagePolicy.SKIP, true));
    assertThat(skipping.id()).isNotEqualTo(plain.id());
    assertThat(StudyDocument.parse(yaml(folder + ", onBadImage: refuse, resize: false}\n"), null))
        .isEqualTo(plain);
  }

  @Test
  void anEmptySectionIsAnAbsentOne() {
    // When
    Study study = StudyDocument.parse(yaml(SHORT + "space:\ndataset:\n"), null);

    // Then
    assertThat(study).isEqualTo(StudyDocument.parse(yaml(SHORT), null));
  }

  @Test
  void theSameMeaningIsTheSameStudy() {
    // Given
    String otherwise = SHORT.replace("800K", "0.8M") + "margin: 2\nspace: {maxDepth: 16}\n";

    // When
    Study study = StudyDocument.parse(yaml(otherwise), null);

    // Then
    assertThat(study).isEqualTo(StudyDocument.parse(yaml(SHORT), null));
  }

  @Test
  void anotherValueOrAnotherKeyIsAnotherStudy() {
    // When
    Study study = StudyDocument.parse(yaml(SHORT), null);

    // Then
    assertThat(study.id()).isNotEqualTo(StudyDocument.parse(yaml(SHORT), "again").id());
    assertThat(study.id()).isNotEqualTo(StudyDocument.parse(yaml(SHORT + "seed: 2"), null).id());
  }

  @Test
  void theIdIsTheNameInSmallLettersAndEightDigits() {
    // When
    Study study = StudyDocument.parse(yaml(FULL.replace("Full_Study", "Full_Study.v2-")), null);

    // Then
    assertThat(study.id().value()).matches("full-study-v2-[0-9a-f]{8}");
  }

  @Test
  void aStudyMayAskForMore() {
    // When
    Study study =
        StudyDocument.parse(
            yaml(
                SHORT
                    + """
                      ladder: [non-increasing-widths, {constraint: {within: {width: [16, null]}}}]
                      smallestGain: 1.5
                      ahead: 16
                      budget: {trainings: 500, hours: 8}
                      challenges: [flops-x2, block-V]
                      baselines: [ResNet-50]
                      """),
            null);

    // Then
    assertThat(study.ladder()).isEqualTo(Ladder.LISTED);
    assertThat(study.refinements())
        .containsExactly(
            KnownRefinements.named("non-increasing-widths").orElseThrow(),
            new Refinement(
                "the-width-is-at-least-16",
                Claim.SIMPLIFICATION,
                "The width is at least 16",
                new Within(Parameter.WIDTH, 16.0, null)));
    assertThat(study.smallestGain()).isEqualTo(1.5);
    assertThat(study.lookahead()).isEqualTo(16);
    assertThat(study.optionsOrNone().budget()).isEqualTo(new Budget(500, 8.0, null));
    assertThat(study.optionsOrNone().challenges())
        .containsExactly(GeneralizationTest.FLOPS_X2, GeneralizationTest.BLOCK_V);
    assertThat(study.optionsOrNone().baselines()).containsExactly("ResNet-50");
  }

  @Test
  void aStudyThatAsksForNothingMoreIsTheStudyItWas() {
    Study study = StudyDocument.parse(yaml(SHORT), null);

    assertThat(study.options()).isNull();
    assertThat(study.smallestGain()).isEqualTo(study.margin());
    assertThat(study.lookahead()).isEqualTo(8);
    assertThat(study.id().value()).isEqualTo("short-71690d59");
  }

  @Test
  void aLongNameGivesAnIdThatLeavesRoomForPopulations() {
    // When
    Study study = StudyDocument.parse(yaml(SHORT.replace("short", "a".repeat(128))), null);

    // Then
    assertThat(study.id().value()).hasSize(64 + 1 + 8);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: short               | name: 7                  | name (7) must be text, such as cifar10.
          name: short               | name: my study           | name (my study) must be 1 to 128 letters, digits, dots, dashes or underscores.
          name: short               | seed: 1                  | name is missing; write a name, such as cifar10.
          models: 16                | seed: 1                  | models is missing; write a whole number, such as 16.
          models: 16                | model: 16                | model (16) is not a known field; write models instead.
          models: 16                | models: -3               | models (-3) must be 2 to 50000 pairs a comparison.
          models: 16                | models: sixteen          | models (sixteen) must be a whole number, such as 16.
          models: 16                | models: 16.5             | models (16.5) must be a whole number, such as 16.
          models: 16                | models: 9999999999       | models (9999999999) must be a whole number of at most 2147483647.
          models: 16                | {models: 16, replicates: 0}  | replicates (0) must be 1 to 16 trainings a network.
          models: 16                | {models: 16, replicates: 17} | replicates (17) must be 1 to 16 trainings a network.
          models: 16                | {models: 16, replicates: 2.5} | replicates (2.5) must be a whole number, such as 1.
          models: 16                | {models: 16, replicate: 2}   | replicate (2) is not a known field; write replicates instead.
          models: 16                | {models: 16, purpose: 5} | purpose (5) is not a known field; known here are name, dataset, regime, space, ladder, models, replicates, margin, confidence, policy, seed, smallestGain, ahead, budget, challenges, baselines.
          models: 16                | {models: 16, budget: 5}  | budget (5) must be an object of trainings, hours, flops.
          models: 16                | {models: 16, budget: {}} | budget ({}) must say trainings, hours or flops, such as {hours: 8}.
          models: 16                | {models: 16, budget: {hours: 0}} | budget.hours (0.0) must be above 0.
          models: 16                | {models: 16, budget: {trainings: 0}} | budget.trainings (0) must be 1 or more.
          models: 16                | {models: 16, smallestGain: 0} | smallestGain (0.0) must be above 0, at most 100 points.
          models: 16                | {models: 16, ahead: 0} | ahead (0) must be 1 to 10000 networks.
          models: 16                | {models: 16, challenges: flops-x2} | challenges (flops-x2) must be a list.
          models: 16                | {models: 16, challenges: [flops-x3]} | challenges[0] (flops-x3) must be one of flops-x2, epochs-x3, more-stages, block-R, block-V, block-VR.
          models: 16                | {models: 16, baselines: [50]} | baselines[0] (50) must be the name of a published network, such as ResNet-50.
          models: 16                | {models: 16, ladder: []} | ladder ([]) must list one refinement or more, each once.
          models: 16                | {models: 16, ladder: [wm-2, wm-2]} | ladder ([wm-2, wm-2]) must list one refinement or more, each once.
          models: 16                | {models: 16, ladder: [wm-3]} | ladder[0] (wm-3) is no refinement; write wm-2 instead.
          models: 16                | {models: 16, ladder: [{claim: improvement}]} | ladder[0].constraint is missing; write a constraint, such as {within: {wm: [2, 3]}}.
          models: 16                | {models: 16, ladder: [{constraint: linearWidths, claim: better}]} | ladder[0].claim (better) must be simplification or improvement.
          models: 16                | {models: 16, margin: 0}  | margin (0.0) must be above 0, at most 100 points.
          models: 16                | {models: 16, margin: two} | margin (two) must be a number, such as 2.0.
          models: 16                | {models: 16, confidence: 95} | confidence (95.0) must be above 0.5 and below 1.
          models: 16                | {models: 16, policy: manual} | policy (manual) must be autonomous or approval.
          models: 16                | {models: 16, ladder: short}  | ladder (short) must be paper, search, or a list of refinements, such as [shared-bottleneck-ratio, non-decreasing-widths].
          models: 16                | {models: 16, seed: 99999999999999999999} | seed (99999999999999999999) must be a whole number, such as 1.
          epochs: 5                 | epochs: -5               | regime.epochs (-5) must be 1 to 10000.
          epochs: 5                 | epoch: 5                 | regime.epoch (5) is not a known field; write epochs instead.
          epochs: 5                 | batch: 64                | regime.epochs is missing; write a whole number, such as 5.
          epochs: 5                 | {epochs: 5, batch: 1}    | regime.batch (1) must be 2 to 4096 images.
          epochs: 5                 | {epochs: 5, batch: 100000} | regime.batch (100000) must be 2 to 4096 images.
          epochs: 5                 | {epochs: 5, recipe: fast} | regime.recipe (fast) must be an object of learningRate, momentum, weightDecay, normDecay, schedule, warmupEpochs, labelSmoothing, zeroInitGamma, average, preciseNormImages, augmentation.
          epochs: 5                 | {epochs: 5, recipe: {learningRate: -1}} | regime.recipe.learningRate (-1.0) must be above 0, at most 10.
          epochs: 5                 | {epochs: 5, recipe: {momentum: 1}} | regime.recipe.momentum (1.0) must be in [0, 1).
          epochs: 5                 | {epochs: 5, recipe: {schedule: weekly}} | regime.recipe.schedule (weekly) must be PER_EPOCH or PER_STEP.
          epochs: 5                 | {epochs: 5, recipe: {warmupEpochs: -1}} | regime.recipe.warmupEpochs (-1) must be 0 epochs or more.
          epochs: 5                 | {epochs: 5, recipe: {warmupEpochs: 5}} | regime.recipe.warmupEpochs (5) must be below the epochs (5).
          epochs: 5                 | {epochs: 5, recipe: {labelSmoothing: 1}} | regime.recipe.labelSmoothing (1.0) must be in [0, 1).
          epochs: 5                 | {epochs: 5, recipe: {zeroInitGamma: 1}} | regime.recipe.zeroInitGamma (1) must be true or false.
          epochs: 5                 | {epochs: 5, recipe: {average: {period: 8}}} | regime.recipe.average.alpha is missing; write a number, such as 1.0E-5, or 0 for no average.
          epochs: 5                 | {epochs: 5, recipe: {average: {alpha: 2}}} | regime.recipe.average.alpha (2.0) must be above 0, at most 1.
          epochs: 5                 | {epochs: 5, recipe: {average: {alpha: 1, period: 0}}} | regime.recipe.average.period (0) must be 1 to 100000 steps.
          epochs: 5                 | {epochs: 5, recipe: {preciseNormImages: 63}} | regime.recipe.preciseNormImages (63) must be at least one batch (64), at most trainImages (4000).
          epochs: 5                 | {epochs: 5, recipe: {preciseNormImages: 4001}} | regime.recipe.preciseNormImages (4001) must be at least one batch (64), at most trainImages (4000).
          epochs: 5                 | {epochs: 5, recipe: {augmentation: {mirror: true}}} | regime.recipe.augmentation.mirror (true) is not a known field; known here are flip, cropPadding, minimumArea.
          epochs: 5                 | {epochs: 5, recipe: {augmentation: {flip: often}}} | regime.recipe.augmentation.flip (often) must be true or false.
          epochs: 5                 | {epochs: 5, recipe: {augmentation: {cropPadding: 65}}} | regime.recipe.augmentation.cropPadding (65) must be 0 to 64 pixels.
          epochs: 5                 | {epochs: 5, recipe: {augmentation: {minimumArea: 1.1}}} | regime.recipe.augmentation.minimumArea (1.1) must be above 0, at most 1, or 0 for no random crop.
          epochs: 5                 | {epochs: 5, memory: much}  | regime.memory (much) must be a number of bytes, such as 800M or 1.5G.
          epochs: 5                 | {epochs: 5, memory: 2GB}   | regime.memory (2GB) must be a number of bytes, such as 800M or 1.5G.
          epochs: 5                 | {epochs: 5, memory: 0}     | regime.memory (0) must be above 0 bytes.
          trainImages: 4000         | trainImages: 10          | regime.trainImages (10) must be at least one batch (64).
          validationImages: 1000    | validationImages: 0      | regime.validationImages (0) must be 10 or more.
          '[800K, 1.2M]'            | '[1.2M, 800K]'           | regime.flops[1] (800000) must not be below low (1200000).
          '[800K, 1.2M]'            | '[-1, 1M]'               | regime.flops[0] (-1) must be a number of multiply-adds, such as 800000, 0.8M or 4G.
          '[800K, 1.2M]'            | '[800K, 1.2MB]'          | regime.flops[1] (1.2MB) must be a number of multiply-adds, such as 800000, 0.8M or 4G.
          '[800K, 1.2M]'            | '[0, 0]'                 | regime.flops (0) must allow more than 0 multiply-adds.
          '[800K, 1.2M]'            | 1M                       | regime.flops (1M) must be two numbers of multiply-adds, such as [0.8M, 1.2M].
          """)
  void aBrokenFieldIsNamedInOneSentence(String part, String broken, String sentence) {
    // Given
    String document = SHORT.replace(part, broken.replaceAll("^\\{(.*)}$", "$1"));
    String lines = document.replaceAll("(?m)^(models: 16), (.*)$", "$1\n$2");

    // When
    InvalidDocumentException refused = refusal(lines);

    // Then
    assertThat(refused).hasMessage(sentence);
    assertThat(sentence).startsWith(refused.field());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dataset: images                               | dataset (images) must be an object of generated, folder, input, classes, onBadImage, resize, counts.
          dataset: {folder: /images, classes: 10}       | dataset.input is missing; write the shape of its images, such as 3x32x32.
          dataset: {folder: /images, input: 3x32x32}    | dataset.classes is missing; write the number of its classes, such as 10.
          dataset: {folder: '', input: 3x32x32, classes: 10} | dataset.folder () must name a folder that holds train/<class>/ images.
          dataset: {folder: /images, generated: {}}     | dataset.folder (/images) cannot stand beside generated; keep one of the two.
          dataset: {input: 3x32x32}                     | dataset.input (3x32x32) belongs to a folder; write it under generated, or add folder.
          dataset: {onBadImage: skip}                   | dataset.onBadImage (skip) belongs to a folder; generated images need no such field.
          dataset: {folder: /images, input: 3x32x32, classes: 10, onBadImage: drop} | dataset.onBadImage (drop) must be refuse or skip.
          dataset: {folder: /images, input: 3x32x32, classes: 10, resize: 32} | dataset.resize (32) must be true or false.
          dataset: {generated: {classes: 11}}           | dataset.generated.classes (11) must be 2 to 10 for generated images.
          dataset: {generated: {difficulty: -1}}        | dataset.generated.difficulty (-1.0) must be 0 to 4.
          dataset: {generated: {input: 32x32}}          | dataset.generated.input (32x32) must look like 3x32x32: channels, height, width.
          dataset: {generated: {input: 0x32x32}}        | dataset.generated.input.channels (0) must be 1 to 64.
          space: {start: AnyNetX_F}                     | space.start (AnyNetX_F) is not known; choose one of AnyNetX_A, AnyNetX_B, AnyNetX_C, AnyNetX_D, AnyNetX_E, RegNetX or another of ./netspace spaces.
          space: {constraints: [{shared: w0}]}          | space.constraints[0].shared (w0) cannot hold: parameter (w0) must be one that each stage has.
          space: {ranges: {width: {low: 8}}}            | space.ranges.width.high is missing; write the largest value, such as 256.
          space: {maxDepth: 0}                          | space.maxDepth (0) must be 1 to 64.
          space: {maxWidth: 4}                          | space.maxWidth (4) must be 8 to 8192.
          space: {maxWidth: 100}                        | space.maxWidth (100) must be a multiple of 8.
          space: {strides: [2, 3]}                      | space.strides ([2,3]) must be a list of 1 or 2, one a stage, such as [2, 2, 2, 2].
          space: {strides: []}                          | space.strides ([]) must be 1 to 8, one a stage.
          space: {stem: {type: DEEP}}                   | space.stem.type (DEEP) must be SIMPLE or SMALL_IMAGE or RESNET.
          space: {stem: {width: 0}}                     | space.stem.width (0) must be 1 to 4096 channels.
          space: {stem: {wdith: 8}}                     | space.stem.wdith (8) is not a known field; write width instead.
          """)
  void aBrokenSectionIsNamedInOneSentence(String section, String sentence) {
    // When
    InvalidDocumentException refused = refusal(SHORT + section + "\n");

    // Then
    assertThat(refused).hasMessage(sentence);
    assertThat(sentence).startsWith(refused.field());
  }

  @ParameterizedTest
  @CsvSource({
    "RegNetY, RESNET, X",
    "RegNetMB, SIMPLE, MBCONV",
    "AnyNetV_A, RESNET, V",
    "AnyNetVR_A, SMALL_IMAGE, VR",
    "AnyNetX_A, SMALL_IMAGE, X"
  })
  void aStudyMayStartFromAnyBlockAndStem(String start, StemType stem, BlockType block) {
    // When
    DesignSpace space =
        StudyDocument.parse(
                yaml(SHORT + "space: {start: " + start + ", stem: {type: " + stem + "}}"), null)
            .space();

    // Then
    assertThat(space.block()).isEqualTo(block);
    assertThat(space.stem().type()).isEqualTo(stem);
  }

  @Test
  void aDocumentThatIsNoObjectIsRefused() {
    // When
    InvalidDocumentException refused = refusal("- a\n- b\n");

    // Then
    assertThat(refused)
        .hasMessage(
            "document ([\"a\",\"b\"]) must be an object of name, dataset, regime, space, ladder,"
                + " models, replicates, margin, confidence, policy, seed, smallestGain, ahead,"
                + " budget, challenges, baselines.");
  }

  @Test
  void aLongValueIsShortenedInTheSentence() {
    // When
    InvalidDocumentException refused =
        refusal(SHORT.replace("models: 16", "models: '" + "x".repeat(500) + "'"));

    // Then
    assertThat(refused)
        .hasMessage("models (" + "x".repeat(80) + "…) must be a whole number, such as 16.");
  }

  private static InvalidDocumentException refusal(String document) {
    return catchThrowableOfType(
        InvalidDocumentException.class, () -> StudyDocument.parse(yaml(document), null));
  }

  private static JsonNode yaml(String document) {
    try {
      return new YAMLMapper().readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(document, e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "memory: 18446744074G, regime.memory (18446744074G) must be at most 9000000000G.",
    "memory: 9000000001G, regime.memory (9000000001G) must be at most 9000000000G.",
  })
  void aMagnitudeThatNoNumberHoldsIsRefused(String field, String message) {
    String document = SHORT.replace("epochs: 5", "epochs: 5, " + field);

    assertThat(refusal(document)).hasMessage(message);
  }
}
