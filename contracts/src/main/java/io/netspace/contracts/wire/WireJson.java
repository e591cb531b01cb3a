package io.netspace.contracts.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.Constraint;
import io.netspace.contracts.vocabulary.DataSet;
import io.netspace.contracts.vocabulary.ParameterRange;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.RefinementId;
import io.netspace.contracts.vocabulary.StudyId;
import java.util.List;

/**
 * JSON of the vocabulary, which itself knows nothing of JSON: an id is its text, a parameter its
 * label, a sealed choice carries its {@code kind}. Readers ignore fields they do not know.
 */
public final class WireJson {
  /** The choices that need a {@code kind} to be read. */
  static final List<Class<?>> CHOICES =
      List.of(DataSet.class, ParameterRange.class, Constraint.class);

  /** The names written as their bare text. */
  static final List<Class<?>> IDS =
      List.of(StudyId.class, PopulationId.class, CandidateId.class, RefinementId.class);

  private WireJson() {}

  /** A new mapper; callers keep it. */
  public static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new AbsentOnlyIfNullable())
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

  /** The value of {@code kind}: the record's name, first letter small. */
  static String kindOf(Class<?> kind) {
    String name = kind.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
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
