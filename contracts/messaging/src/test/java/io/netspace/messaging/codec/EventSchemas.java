package io.netspace.messaging.codec;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.netspace.formats.json.ModelJson;
import io.netspace.messaging.event.Topic;
import io.netspace.model.space.Parameter;
import io.netspace.model.study.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of each event, made from its record and the rules of {@link ModelJson}. */
public final class EventSchemas {
  private static final SchemaGenerator GENERATOR = generator();

  private EventSchemas() {}

  /** The classes of all events, in the order of their topics. */
  public static List<Class<? extends Event>> events() {
    return Arrays.stream(Topic.values())
        .<Class<? extends Event>>flatMap(topic -> topic.events().stream())
        .toList();
  }

  /** The schema of an event's class, as it is committed. */
  static String of(Class<? extends Event> event) throws JsonProcessingException {
    ObjectNode schema = GENERATOR.generateSchema(event);
    schema.put("title", event.getSimpleName());
    return ModelJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
  }

  private static SchemaGenerator generator() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(
                ModelJson.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.FLATTENED_ENUMS_FROM_TOSTRING,
                Option.PLAIN_DEFINITION_KEYS);
    builder
        .forFields()
        .withNullableCheck(EventSchemas::isNullable)
        .withRequiredCheck(field -> !isNullable(field));
    builder
        .forTypesInGeneral()
        .withPropertySorter((_, _) -> 0)
        .withCustomDefinitionProvider(EventSchemas::bareText)
        .withCustomDefinitionProvider(EventSchemas::byParameter)
        .withCustomDefinitionProvider(new KindedChoice())
        .withSubtypeResolver(
            (type, context) ->
                ModelJson.CHOICES.contains(type.getErasedType())
                    ? Stream.of(type.getErasedType().getPermittedSubclasses())
                        .map(kind -> context.getTypeContext().resolveSubtype(type, kind))
                        .toList()
                    : null);
    return new SchemaGenerator(builder.build());
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable CustomDefinition bareText(
      ResolvedType type, SchemaGenerationContext context) {
    return ModelJson.IDS.contains(type.getErasedType())
        ? inline(context.getGeneratorConfig().createObjectNode().put("type", "string"))
        : null;
  }

  /** A map from parameters to lists of numbers. */
  private static @Nullable CustomDefinition byParameter(
      ResolvedType type, SchemaGenerationContext context) {
    if (!type.isInstanceOf(Map.class)) {
      return null;
    }
    ObjectNode map = context.getGeneratorConfig().createObjectNode().put("type", "object");
    ArrayNode labels = map.putObject("propertyNames").putArray("enum");
    Arrays.stream(Parameter.values()).map(Parameter::toString).forEach(labels::add);
    map.putObject("additionalProperties")
        .put("type", "array")
        .putObject("items")
        .put("type", "number");
    return inline(map);
  }

  private static CustomDefinition inline(ObjectNode definition) {
    return new CustomDefinition(
        definition,
        CustomDefinition.DefinitionType.INLINE,
        CustomDefinition.AttributeInclusion.YES);
  }

  /** Adds its {@code kind} to a record that is one of a sealed choice. */
  private static final class KindedChoice implements CustomDefinitionProviderV2 {
    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
        ResolvedType type, SchemaGenerationContext context) {
      Class<?> kind = type.getErasedType();
      if (ModelJson.CHOICES.stream().noneMatch(choice -> isKindOf(choice, kind))) {
        return null;
      }
      ObjectNode definition = context.createStandardDefinition(type, this);
      definition.withObject("/properties").putObject("kind").put("const", ModelJson.kindOf(kind));
      definition.withArray("/required").add("kind");
      return new CustomDefinition(definition);
    }

    private static boolean isKindOf(Class<?> choice, Class<?> kind) {
      return List.of(choice.getPermittedSubclasses()).contains(kind);
    }
  }
}
