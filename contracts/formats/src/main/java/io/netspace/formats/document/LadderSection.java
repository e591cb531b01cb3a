package io.netspace.formats.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.netspace.formats.binding.Conversion;
import io.netspace.formats.binding.Expected;
import io.netspace.formats.binding.InvalidFieldException;
import io.netspace.model.common.ClosestWord;
import io.netspace.model.space.Claim;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.KnownRefinements;
import io.netspace.model.space.Ladder;
import io.netspace.model.space.Refinement;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ladder} of a study: the name of a known one, or a list of refinements.
 *
 * @param refinements null for a known ladder
 */
@JsonDeserialize(using = LadderSection.Deserializer.class)
record LadderSection(Ladder ladder, @Nullable List<Refinement> refinements) {

  /** Reads a ladder. */
  static final class Deserializer extends JsonDeserializer<LadderSection> {
    @Override
    public LadderSection deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        JavaType list =
            context.getTypeFactory().constructCollectionType(List.class, Refinement.class);
        return new LadderSection(Ladder.LISTED, context.readValue(parser, list));
      }
      String name = parser.getText();
      return Stream.of(Ladder.PAPER, Ladder.SEARCH)
          .filter(ladder -> ladder.name().equalsIgnoreCase(name))
          .map(ladder -> new LadderSection(ladder, null))
          .findFirst()
          .orElseThrow(
              () ->
                  InvalidFieldException.of(
                      "",
                      "must be paper, search, or a list of refinements, such as"
                          + " [shared-bottleneck-ratio, non-decreasing-widths]"));
    }
  }

  /** A refinement that is stated by its constraint. */
  record RefinementSection(
      @Expected(example = "narrow-widths") @Nullable String name,
      @Nullable Claim claim,
      @Expected("a constraint, such as {within: {wm: [2, 3]}}") Constraint constraint) {
    private Refinement refinement() {
      String statement = constraint.statement();
      return Conversion.of(
          Map.of("refinement", "name"),
          () ->
              new Refinement(
                  name == null ? slug(statement) : name,
                  claim == null ? Claim.SIMPLIFICATION : claim,
                  statement.substring(0, 1).toUpperCase(Locale.ROOT) + statement.substring(1),
                  constraint));
    }

    private static String slug(String statement) {
      return statement
          .toLowerCase(Locale.ROOT)
          .replaceAll("[^a-z0-9]+", "-")
          .replaceAll("^-|-$", "");
    }
  }

  /** Reads a refinement: the name of a known one, or an object. */
  static final class RefinementDeserializer extends JsonDeserializer<Refinement> {
    @Override
    public Refinement deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return switch (parser.currentToken()) {
        case VALUE_STRING -> known(parser.getText());
        case START_OBJECT -> context.readValue(parser, RefinementSection.class).refinement();
        default -> throw neither();
      };
    }

    @Override
    public Refinement getNullValue(DeserializationContext context) {
      throw neither();
    }

    private static InvalidFieldException neither() {
      return InvalidFieldException.of(
          "", "must be the name of a refinement, or an object of name, claim and constraint");
    }

    private static Refinement known(String name) {
      return KnownRefinements.named(name)
          .orElseThrow(() -> InvalidFieldException.of("", "is no refinement; " + closest(name)));
    }

    private static String closest(String name) {
      List<String> known = KnownRefinements.all().stream().map(Refinement::name).toList();
      return ClosestWord.to(name, known)
          .map(near -> "write " + near + " instead")
          .orElse("known are " + String.join(", ", known));
    }
  }
}
