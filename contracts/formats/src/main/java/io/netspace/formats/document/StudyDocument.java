package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.model.common.Derivation;
import io.netspace.model.space.DesignSpace;
import io.netspace.model.space.Ladder;
import io.netspace.model.study.CanonicalStudy;
import io.netspace.model.study.DecisionPolicy;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import io.netspace.model.study.StudyOptions;
import io.netspace.model.training.DataSet;
import io.netspace.model.training.Regime;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A study as people write it, in YAML or JSON. */
public final class StudyDocument {
  private static final int LONGEST_SLUG = 64;
  private static final int DIGITS = 8;

  private StudyDocument() {}

  /**
   * The study of a document. Two documents that mean the same are the same study, unless their
   * idempotency keys differ.
   *
   * @throws InvalidDocumentException when the document is not one of a study
   */
  public static Study parse(JsonNode document, @Nullable String idempotencyKey) {
    Fields fields =
        Fields.root(
            document,
            "name",
            "dataset",
            "regime",
            "space",
            "ladder",
            "models",
            "replicates",
            "margin",
            "confidence",
            "policy",
            "seed",
            "smallestGain",
            "ahead",
            "budget",
            "challenges",
            "baselines");
    Study draft = draft(fields.require("name", "a name, such as cifar10"));
    OptionsSection.check(fields, draft);
    String key = idempotencyKey == null ? "" : idempotencyKey;
    return withId(draft, slug(draft.name()) + "-" + digits(draft, key));
  }

  private static Study draft(Fields fields) {
    String name = fields.text("name", "cifar10");
    DataSet dataSet = DataSetSection.of(fields);
    Regime regime = RegimeSection.of(fields);
    DesignSpace space = SpaceSection.of(fields);
    StudyOptions options = OptionsSection.of(fields);
    Ladder ladder = options.refinements() == null ? namedLadder(fields) : Ladder.LISTED;
    int models = fields.require("models", "a whole number, such as 16").integer("models", 16);
    int replicates = fields.integer("replicates", 1);
    double margin = fields.decimal("margin", 2.0);
    double confidence = fields.decimal("confidence", 0.95);
    DecisionPolicy policy =
        fields.choice("policy", DecisionPolicy.AUTONOMOUS, StudyDocument::small);
    long seed = fields.number("seed", 1);
    return fields.make(
        Map.of(),
        () ->
            new Study(
                new StudyId("draft"),
                name,
                dataSet,
                regime,
                space,
                ladder,
                models,
                margin,
                confidence,
                policy,
                seed,
                replicates,
                options));
  }

  private static Ladder namedLadder(Fields fields) {
    String name = fields.text("ladder", small(Ladder.PAPER));
    return Stream.of(Ladder.PAPER, Ladder.SEARCH)
        .filter(ladder -> small(ladder).equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                fields.fault(
                    "ladder",
                    "must be paper, search, or a list of refinements, such as"
                        + " [shared-bottleneck-ratio, non-decreasing-widths]"));
  }

  private static Study withId(Study draft, String id) {
    return new Study(
        new StudyId(id),
        draft.name(),
        draft.dataSet(),
        draft.regime(),
        draft.space(),
        draft.ladder(),
        draft.models(),
        draft.margin(),
        draft.confidence(),
        draft.policy(),
        draft.seed(),
        draft.replicates(),
        draft.options());
  }

  /** The draft stands for what the document means, however it is written. */
  private static String digits(Study draft, String idempotencyKey) {
    return Derivation.id("study", CanonicalStudy.text(draft), idempotencyKey).substring(0, DIGITS);
  }

  /** The name in small letters, digits and dashes. */
  private static String slug(String name) {
    String slug = small(name).replaceAll("[^a-z0-9]+", "-");
    return slug.substring(0, Math.min(LONGEST_SLUG, slug.length())).replaceAll("-+$", "");
  }

  private static String small(Object word) {
    return word.toString().toLowerCase(Locale.ROOT);
  }
}
