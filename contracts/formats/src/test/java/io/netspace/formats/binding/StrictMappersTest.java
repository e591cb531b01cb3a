package io.netspace.formats.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictMappersTest {
  private static final ObjectMapper JSON = StrictMappers.json();
  private static final ObjectMapper YAML = StrictMappers.yaml();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          JSON | {"a": 1, "a": 2} | Duplicate field 'a' (line 1, column 13)
          YAML | {a: 1, a: 2}     | Duplicate field 'a' (line 1, column 9)
          JSON | {"a": 1          | Unexpected end-of-input: expected close marker for Object (line 1, column 8)
          YAML | '[a'             | 'expected '','' or '']'', but got <stream end> (line 1, column 3)'
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {a: &x {b: 1, c: 2}, d: {<<: *x, c: 3}}                | {"a":{"b":1,"c":2},"d":{"b":1,"c":3}}
          {a: &x {b: 1, c: 2}, d: {c: 3, <<: *x}}                | {"a":{"b":1,"c":2},"d":{"b":1,"c":3}}
          {a: &x {b: 1}, e: &y {b: 2, f: 4}, d: {<<: [*x, *y]}}  | {"a":{"b":1},"e":{"b":2,"f":4},"d":{"b":1,"f":4}}
          {a: &x {b: 1}, e: &y {<<: *x, f: 4}, d: {<<: *y}}      | {"a":{"b":1},"e":{"b":1,"f":4},"d":{"b":1,"f":4}}
          {d: {<<: {b: 1}, c: [&x 8, 9, *x]}, x: text}           | {"d":{"b":1,"c":[8,9,8]},"x":"text"}
          {a: &x 1.5, b: 2, c: *x, d: &x [], e: *x, f: null}     | {"a":1.5,"b":2,"c":1.5,"d":[],"e":[],"f":null}
          {&k a: 1, b: 2}                                        | {"a":1,"b":2}
          """)
  void aliasesAndMergeKeysOfYamlAreReadAsInPyYaml(String text, String json) throws IOException {
    assertThat(YAML.readTree(text)).hasToString(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {a: *x}           | alias *x has no anchor &x before it (line 1, column 5)
          {a: &x [*x]}      | alias *x has no anchor &x before it (line 1, column 9)
          {<<: 5}           | merge key << must stand before a mapping, or a list of mappings (line 1, column 6)
          {<<: [{a: 1}, 5]} | merge key << must stand before a mapping, or a list of mappings (line 1, column 16)
          """)
  void anAliasOfNothingIsAFault(String text, String error) {
    assertThat(SyntaxErrors.describe(fault(text))).isEqualTo(error);
  }

  @Test
  void anchorsAreThoseOfTheirDocument() {
    assertThatThrownBy(
            () -> YAML.readerFor(JsonNode.class).readValues("a: &x 1\n---\nb: *x\n").readAll())
        .hasMessageContaining("alias *x has no anchor");
  }

  @Test
  void aliasesThatGrowExponentiallyAreRefused() {
    // Given
    StringBuilder text = new StringBuilder("a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      text.append("a%d: &a%d [%s]\n".formatted(i, i, (alias + ", ").repeat(8) + alias));
    }

    // Then
    assertThat(SyntaxErrors.describe(fault(text.toString())))
        .startsWith("aliases stand for more than 100000 values (line ");
  }

  private static JacksonException fault(String text) {
    return catchThrowableOfType(JacksonException.class, () -> YAML.readTree(text));
  }
}
