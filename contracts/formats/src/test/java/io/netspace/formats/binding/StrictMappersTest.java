package io.netspace.formats.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictMappersTest {
  private static final ObjectMapper JSON = StrictMappers.strict(JsonMapper.builder());
  private static final ObjectMapper YAML = StrictMappers.strict(YAMLMapper.builder());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          JSON | {"a": 1, "a": 2} | Duplicate field 'a' (line 1, column 13)
          YAML | {a: 1, a: 2}     | Duplicate field 'a' (line 1, column 9)
          JSON | {"a": 1          | Unexpected end-of-input: expected close marker for Object (line 1, column 8)
          YAML | '[a'             | while parsing a flow sequence (line 1, column 3)
          """)
  void anErrorOfSyntaxIsOneLineWithItsPlace(String language, String text, String error) {
    // When
    JacksonException refused =
        catchThrowableOfType(
            JacksonException.class, () -> (language.equals("JSON") ? JSON : YAML).readTree(text));

    // Then
    assertThat(SyntaxErrors.describe(refused)).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"JSON|{} {}", "YAML|'a: 1\n---\nb: 1'"})
  void nothingFollowsTheDocument(String language, String text) {
    assertThat(
            catchThrowableOfType(
                JacksonException.class,
                () -> (language.equals("JSON") ? JSON : YAML).readTree(text)))
        .isNotNull();
  }
}
