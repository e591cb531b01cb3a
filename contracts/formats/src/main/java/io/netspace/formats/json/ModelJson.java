package io.netspace.formats.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.netspace.model.space.ComplexityWithin;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.Equal;
import io.netspace.model.space.Fixed;
import io.netspace.model.space.LinearWidths;
import io.netspace.model.space.NonDecreasing;
import io.netspace.model.space.NonIncreasing;
import io.netspace.model.space.ParameterRange;
import io.netspace.model.space.RegimeCaps;
import io.netspace.model.space.Shared;
import io.netspace.model.space.SteppedRange;
import io.netspace.model.space.ValueSet;
import io.netspace.model.space.Within;
import io.netspace.model.study.CandidateId;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.RefinementId;
import io.netspace.model.study.StudyId;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.GeneratedImages;
import io.netspace.model.training.ImageFolder;
import java.util.List;
import java.util.Map;

/**
 * The JSON of the model, which does not depend on Jackson itself: an id is its text, a parameter
 * its label, a value of a sealed type has a field {@code kind}; a question such as {@code
 * isOutcome()} is no field. Readers ignore unknown fields.
 */
public final class ModelJson {
  /** The sealed types whose values have a field {@code kind}. */
  public static final List<Class<?>> CHOICES =
      List.of(DataSet.class, ParameterRange.class, Constraint.class);

  /** The value of {@code kind} by record; it does not change when a record is renamed. */
  private static final Map<Class<?>, String> KINDS =
      Map.ofEntries(
          Map.entry(ComplexityWithin.class, "complexityWithin"),
          Map.entry(Equal.class, "equal"),
          Map.entry(Fixed.class, "fixed"),
          Map.entry(GeneratedImages.class, "generatedImages"),
          Map.entry(ImageFolder.class, "imageFolder"),
          Map.entry(LinearWidths.class, "linearWidths"),
          Map.entry(NonDecreasing.class, "nonDecreasing"),
          Map.entry(NonIncreasing.class, "nonIncreasing"),
          Map.entry(RegimeCaps.class, "regimeCaps"),
          Map.entry(Shared.class, "shared"),
          Map.entry(SteppedRange.class, "steppedRange"),
          Map.entry(ValueSet.class, "valueSet"),
          Map.entry(Within.class, "within"));

  /** The ids, which are written as their text. */
  public static final List<Class<?>> IDS =
      List.of(StudyId.class, PopulationId.class, CandidateId.class, RefinementId.class);

  private ModelJson() {}

  /** A new mapper; callers keep it. */
  public static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new AbsentOnlyIfNullable())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
    IDS.forEach(id -> builder.addMixIn(id, BareText.class));
    CHOICES.forEach(
        choice -> {
          builder.addMixIn(choice, Kinded.class);
          for (Class<?> kind : choice.getPermittedSubclasses()) {
            builder.registerSubtypes(new NamedType(kind, kindOf(kind)));
          }
        });
    return builder.build();
  }

  /**
   * The value of {@code kind} of a record.
   *
   * @throws IllegalStateException when the record has none yet
   */
  public static String kindOf(Class<?> kind) {
    String name = KINDS.get(kind);
    if (name == null) {
      throw new IllegalStateException(kind + " has no name in JSON; add it to KINDS.");
    }
    return name;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  private interface Kinded {}

  private abstract static class BareText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    @SuppressWarnings("UnusedVariable") // Only its signature is read.
    BareText(String value) {}

    @JsonValue
    abstract String value();
  }
}
