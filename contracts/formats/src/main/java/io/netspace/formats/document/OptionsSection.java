package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.model.common.ClosestWord;
import io.netspace.model.common.InvalidValueException;
import io.netspace.model.network.Zoo;
import io.netspace.model.space.Claim;
import io.netspace.model.space.Constraint;
import io.netspace.model.space.KnownRefinements;
import io.netspace.model.space.Refinement;
import io.netspace.model.study.Baselines;
import io.netspace.model.study.Budget;
import io.netspace.model.study.GeneralizationTest;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a study may ask for beside what every study says. */
final class OptionsSection {
  private OptionsSection() {}

  static StudyOptions of(Fields study) {
    Double smallestGain =
        study.has("smallestGain") ? (Double) study.decimal("smallestGain", 2.0) : null;
    Integer ahead = study.has("ahead") ? (Integer) study.integer("ahead", 8) : null;
    List<Refinement> refinements =
        study.has("ladder") && study.value("ladder").isArray()
            ? list(study, "ladder", OptionsSection::refinement)
            : null;
    Budget budget = study.has("budget") ? budget(study) : null;
    List<GeneralizationTest> challenges = list(study, "challenges", OptionsSection::challenge);
    List<String> baselines = list(study, "baselines", OptionsSection::name);
    return study.make(
        Map.of(),
        () -> new StudyOptions(smallestGain, ahead, refinements, budget, challenges, baselines));
  }

  private static Budget budget(Fields study) {
    Fields budget = study.object("budget", "trainings", "hours", "flops");
    Integer trainings =
        budget.has("trainings") ? (Integer) budget.integer("trainings", 1000) : null;
    Double hours = budget.has("hours") ? (Double) budget.decimal("hours", 8.0) : null;
    Double flops = budget.has("flops") ? (Double) budget.decimal("flops", 1e15) : null;
    if (trainings == null && hours == null && flops == null) {
      throw study.fault("budget", "must say trainings, hours or flops, such as {hours: 8}");
    }
    return budget.make(Map.of(), () -> new Budget(trainings, hours, flops));
  }

  private static <T> @Nullable List<T> list(
      Fields study, String field, BiFunction<Place, JsonNode, T> read) {
    if (!study.has(field)) {
      return null;
    }
    if (!study.value(field).isArray()) {
      throw study.fault(field, "must be a list");
    }
    List<T> items = new ArrayList<>();
    for (JsonNode item : study.value(field)) {
      items.add(read.apply(new Place(study, field + "[" + items.size() + "]"), item));
    }
    return items;
  }

  private record Place(Fields study, String path) {
    InvalidDocumentException fault(JsonNode item, String advice) {
      return InvalidDocumentException.of(study.pathOf(path), item, advice);
    }
  }

  private static Refinement refinement(Place place, JsonNode item) {
    if (item.isTextual()) {
      return KnownRefinements.named(item.textValue())
          .orElseThrow(() -> place.fault(item, "is no refinement; " + advice(item.textValue())));
    }
    Fields fields = place.study().item(place.path(), item, "name", "claim", "constraint");
    fields.require("constraint", "a constraint, such as {within: {wm: [2, 3]}}");
    Constraint constraint =
        ConstraintList.constraint(fields, "constraint", fields.value("constraint"));
    Claim claim =
        fields.choice(
            "claim", Claim.SIMPLIFICATION, one -> one.toString().toLowerCase(Locale.ROOT));
    String name = fields.text("name", slug(constraint.statement()));
    return fields.make(
        Map.of("refinement", "name"),
        () -> new Refinement(name, claim, sentence(constraint.statement()), constraint));
  }

  private static String advice(String name) {
    List<String> known = KnownRefinements.all().stream().map(Refinement::name).toList();
    return ClosestWord.to(name, known)
        .map(near -> "write " + near + " instead")
        .orElse("known are " + String.join(", ", known));
  }

  private static String slug(String statement) {
    return statement.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static String sentence(String statement) {
    return statement.substring(0, 1).toUpperCase(Locale.ROOT) + statement.substring(1);
  }

  private static GeneralizationTest challenge(Place place, JsonNode item) {
    return Arrays.stream(GeneralizationTest.values())
        .filter(challenge -> challenge.toString().equals(item.asText()))
        .findFirst()
        .orElseThrow(
            () ->
                place.fault(
                    item,
                    "must be one of "
                        + Arrays.stream(GeneralizationTest.values())
                            .map(GeneralizationTest::toString)
                            .collect(Collectors.joining(", "))));
  }

  /** The name in full of a published network, however it is written. */
  private static String name(Place place, JsonNode item) {
    if (!item.isTextual()) {
      throw place.fault(item, "must be the name of a published network, such as ResNet-50");
    }
    return place.study().make(Map.of("network", place.path()), () -> Zoo.nameOf(item.textValue()));
  }

  /** Refuses baselines and challenges that a study cannot have. */
  static void check(Fields fields, Study study) {
    for (Baselines.Misfit misfit : Baselines.of(study).misfits()) {
      throw InvalidDocumentException.of(
          fields.pathOf(misfit.field()), "(" + misfit.name() + ") " + misfit.advice() + ".");
    }
    List<GeneralizationTest> challenges = study.optionsOrNone().challenges();
    for (int i = 0; challenges != null && i < challenges.size(); i++) {
      check(fields.pathOf("challenges[" + i + "]"), challenges.get(i), study);
    }
  }

  private static void check(String path, GeneralizationTest challenge, Study study) {
    try {
      if (challenge.regime(study.regime()).equals(study.regime())
          && challenge.space(study.space()).equals(study.space())) {
        throw InvalidDocumentException.of(
            path, "(" + challenge + ") changes nothing; the space is of that block already.");
      }
    } catch (InvalidValueException refused) {
      throw InvalidDocumentException.of(
          path, "(" + challenge + ") cannot be: " + refused.getMessage());
    }
  }
}
