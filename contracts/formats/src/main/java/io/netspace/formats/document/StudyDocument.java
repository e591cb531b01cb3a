package io.netspace.formats.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.netspace.formats.binding.InvalidDocumentException;
import io.netspace.model.common.Derivation;
import io.netspace.model.study.CanonicalStudy;
import io.netspace.model.study.Study;
import io.netspace.model.study.StudyId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A study as people write it, in YAML or JSON. */
public final class StudyDocument {
  private static final StudyId DRAFT = new StudyId("draft");
  private static final int LONGEST_SLUG = 64;
  private static final int DIGITS = 8;

  private StudyDocument() {}

  /**
   * The study of a document. Two documents of the same meaning are the same study, unless their
   * idempotency keys differ.
   *
   * @throws InvalidDocumentException when the document is not one of a study
   */
  public static Study parse(JsonNode document, @Nullable String idempotencyKey) {
    String key = idempotencyKey == null ? "" : idempotencyKey;
    Study draft =
        Sections.BINDER.read(document, StudySection.class, section -> section.study(DRAFT));
    ImageCounts.requireEnough(document, draft);
    return withId(draft, slug(draft.name()) + "-" + digits(draft, key));
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

  /** The id depends on the values of a study, not on how its document writes them. */
  private static String digits(Study draft, String idempotencyKey) {
    return Derivation.id("study", CanonicalStudy.text(draft), idempotencyKey).substring(0, DIGITS);
  }

  /** The name in small letters, digits and dashes. */
  private static String slug(String name) {
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return slug.substring(0, Math.min(LONGEST_SLUG, slug.length())).replaceAll("-+$", "");
  }
}
