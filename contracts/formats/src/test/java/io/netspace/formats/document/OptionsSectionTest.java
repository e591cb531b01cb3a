package io.netspace.formats.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Baselines and challenges as people write them. */
class OptionsSectionTest {
  private static final String SHORT =
      """
      name: short
      regime: {flops: [800K, 1.2M], epochs: 5, trainImages: 4000, validationImages: 1000}
      models: 16
      """;

  @Test
  void baselinesHaveTheirFullNamesHoweverTheyAreWritten() {
    // When
    Study study = StudyDocument.parse(yaml(SHORT + "baselines: [r-50, regnetx_400mf]\n"), null);

    // Then
    assertThat(study.optionsOrNone().baselines()).containsExactly("ResNet-50", "RegNetX-400MF");
    assertThat(study.id())
        .isEqualTo(
            StudyDocument.parse(yaml(SHORT + "baselines: [ResNet-50, RegNetX-400MF]\n"), null)
                .id());
  }

  @Test
  void challengesKeepTheirOrder() {
    // When
    Study study = StudyDocument.parse(yaml(SHORT + "challenges: [block-VR, flops-x2]\n"), null);

    // Then
    assertThat(study.optionsOrNone().challenges())
        .containsExactly(GeneralizationTest.BLOCK_VR, GeneralizationTest.FLOPS_X2);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          baselines: ResNet-50           | baselines (ResNet-50) must be a list.
          baselines: [50]                | baselines[0] (50) must be the name of a published network, such as ResNet-50.
          baselines: [ResNet-50, ResNet-51] | baselines[1] (ResNet-51) is not known; write ResNet-50 instead.
          baselines: [ResNet-50, R-50]   | baselines ([ResNet-50, ResNet-50]) must name each once.
          baselines: [EfficientNet-B0], space: {stem: {type: SMALL_IMAGE, width: 16}, strides: [1, 2, 2, 2]} | baselines[0] (EfficientNet-B0) cannot be made to fit: regime.flops (800000 to 1200000) has no network of this kind on 3x32x32; the nearest has 7651648. Maybe widen the window.
          challenges: [flops-x4]         | challenges[0] (flops-x4) must be one of flops-x2, epochs-x3, more-stages, block-R, block-V, block-VR.
          challenges: [block-V, block-V] | challenges ([block-V, block-V]) must name each once.
          challenges: [flops-x2, block-V], space: {start: AnyNetV_A} | challenges[1] (block-V) changes nothing; the space is of that block already.
          challenges: [more-stages], space: {strides: [1, 1, 1, 1, 2, 2, 2, 2]} | challenges[0] (more-stages) cannot be: strides ([1, 1, 1, 1, 2, 2, 2, 2, 2]) must be 1 to 8, one a stage.
          """)
  void aBaselineOrChallengeThatCannotBeIsNamedInOneSentence(String options, String sentence) {
    // When
    InvalidDocumentException refused = refusal(SHORT + options.replace(", space:", "\nspace:"));

    // Then
    assertThat(refused).hasMessage(sentence);
    assertThat(sentence).startsWith(refused.field());
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
}
