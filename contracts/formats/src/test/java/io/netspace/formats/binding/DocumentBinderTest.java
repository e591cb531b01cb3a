package io.netspace.formats.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.netspace.formats.pycls.Yaml;
import io.netspace.model.common.InvalidValueException;
import io.netspace.model.common.Window;
import io.netspace.model.training.Schedule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentBinderTest {
  private static final DocumentBinder BINDER =
      new DocumentBinder(
          new SimpleModule()
              .addDeserializer(Window.class, new Converting<>(Ends.class, Ends::window))
              .addDeserializer(Schedule.class, Words.of(Schedule.class, Schedule::name))
              .addKeyDeserializer(Schedule.class, new WordKeys<>(Schedule.class)));
  private static final String VALID = "{title: a, inner: {count: 1}}";

  record Outer(
      @Expected(example = "b", ifMissing = "a title") String title,
      Inner inner,
      @Expected(example = "2") @Nullable Long seed,
      @Nullable List<@Expected(example = "0.5") Double> ratios,
      @Expected(value = "a list of two, such as [1, 2]", whole = true) @Nullable List<Integer> pair,
      @Nullable Map<Schedule, Inner> bySchedule,
      @Nullable Window window,
      @Nullable Schedule schedule,
      @Nullable Boolean flag) {}

  record Inner(
      @Expected(example = "3") int count,
      @WholeNumber(min = 1, max = 9) @Nullable Integer digit,
      @JsonDeserialize(using = DecimalNumber.class) @Nullable Double decimal) {}

  record Ends(@Expected(example = "0") long low, @Expected(example = "9") long high) {
    Window window() {
      return new Window(low, high);
    }
  }

  @Test
  void aFieldOfNullIsAnAbsentOne() {
    assertThat(read("{title: a, inner: {count: 1, digit: null}, seed: null, ratios: null}"))
        .isEqualTo(read(VALID));
  }

  @Test
  void numbersAreReadOfTheTypesTheyFit() {
    // When
    Outer outer =
        read("{title: a, inner: {count: 1, decimal: 5e-5}, ratios: [1, 0.5], schedule: per_step}");

    // Then
    assertThat(outer.ratios()).containsExactly(1.0, 0.5);
    assertThat(outer.inner().decimal()).isEqualTo(5e-5);
    assertThat(outer.schedule()).isEqualTo(Schedule.PER_STEP);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {inner: {count: 1}}                       | title is missing; write a title.
          {title: null, inner: {count: 1}}          | title is missing; write a title.
          {title: a, inner: {}}                     | inner.count is missing; write a whole number, such as 3.
          {title: a}                                | inner is missing; write an object of count, digit, decimal.
          {titel: a, inner: {count: 1}}             | titel (a) is not a known field; write title instead.
          {title: a, inner: {count: 1, xyz: [1]}}   | inner.xyz ([1]) is not a known field; known here are count, digit, decimal.
          {title: 7, inner: {count: 1}}             | title (7) must be text, such as b.
          {title: a, inner: x}                      | inner (x) must be an object of count, digit, decimal.
          {title: a, inner: {count: '1'}}           | inner.count (1) must be a whole number, such as 3.
          {title: a, inner: {count: ''}}            | inner.count () must be a whole number, such as 3.
          {title: a, inner: {count: 1.0}}           | inner.count (1.0) must be a whole number, such as 3.
          {title: a, inner: {count: true}}          | inner.count (true) must be a whole number, such as 3.
          {title: a, inner: {count: 3000000000}}    | inner.count (3000000000) must be a whole number of at most 2147483647.
          {title: a, inner: {count: 1, digit: 10}}  | inner.digit (10) must be a whole number from 1 to 9.
          {title: a, inner: {count: 1, digit: x}}   | inner.digit (x) must be a whole number from 1 to 9.
          {title: a, inner: {count: 1, decimal: e}} | inner.decimal (e) must be a number, such as 0.25.
          {title: a, inner: {count: 1}, seed: 99999999999999999999} | seed (99999999999999999999) must be a whole number, such as 2.
          {title: a, inner: {count: 1}, ratios: 1}      | ratios (1) must be a list.
          {title: a, inner: {count: 1}, ratios: [1, x]} | ratios[1] (x) must be a number, such as 0.5.
          {title: a, inner: {count: 1}, ratios: [null]} | ratios[0] (null) must be a number, such as 0.5.
          {title: a, inner: {count: 1}, pair: [1, x]}   | pair ([1,"x"]) must be a list of two, such as [1, 2].
          {title: a, inner: {count: 1}, bySchedule: 5}  | bySchedule (5) must be an object of PER_EPOCH, PER_STEP.
          {title: a, inner: {count: 1}, bySchedule: {PER_STEPS: {}}} | bySchedule.PER_STEPS ({}) is not a known field; write PER_STEP instead.
          {title: a, inner: {count: 1}, bySchedule: {PER_STEP: {count: x}}} | bySchedule.PER_STEP.count (x) must be a whole number, such as 3.
          {title: a, inner: {count: 1}, window: [1, 2]} | window ([1,2]) must be an object of low, high.
          {title: a, inner: {count: 1}, window: {low: 3, high: 2}} | window.high (2) must not be below low (3).
          {title: a, inner: {count: 1}, schedule: [x]}  | schedule (["x"]) must be PER_EPOCH or PER_STEP.
          {title: a, inner: {count: 1}, flag: 'true'}   | flag (true) must be true or false.
          [1]                                       | document ([1]) must be an object of title, inner, seed, ratios, pair, bySchedule, window, schedule, flag.
          """)
  void aFaultIsOneSentenceOfPathValueAndAdvice(String document, String sentence) {
    // When
    InvalidDocumentException refused =
        catchThrowableOfType(InvalidDocumentException.class, () -> read(document));

    // Then
    assertThat(refused).hasMessage(sentence);
    assertThat(sentence).startsWith(refused.field());
  }

  @Test
  void faultsOfTheConversionAreTranslatedToo() {
    assertThatThrownBy(
            () ->
                BINDER.read(
                    Yaml.read(VALID),
                    Outer.class,
                    _ -> {
                      throw InvalidFieldException.of("inner.count", "must be 2");
                    }))
        .hasMessage("inner.count (1) must be 2.");
    assertThatThrownBy(
            () ->
                BINDER.read(
                    Yaml.read(VALID),
                    Outer.class,
                    _ -> {
                      throw new InvalidValueException("seed", 1, "must be 2");
                    }))
        .hasMessage("seed (1) must be 2.");
  }

  @Test
  void aDefectIsNoFaultOfTheDocument() {
    // Given
    DocumentBinder broken =
        new DocumentBinder(
            new SimpleModule()
                .addDeserializer(
                    Window.class,
                    new Converting<>(
                        Ends.class,
                        _ -> {
                          throw new IllegalStateException("defect");
                        })));

    // Then
    assertThatThrownBy(
            () ->
                broken.read(
                    Yaml.read("{title: a, inner: {count: 1}, window: {low: 1, high: 2}}"),
                    Outer.class,
                    outer -> outer))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("defect");
  }

  private static Outer read(String document) {
    return BINDER.read(Yaml.read(document), Outer.class, outer -> outer);
  }
}
