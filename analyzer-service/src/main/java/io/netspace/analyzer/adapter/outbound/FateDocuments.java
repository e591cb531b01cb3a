package io.netspace.analyzer.adapter.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.analyzer.domain.CandidateFate;
import io.netspace.analyzer.domain.Fate;
import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.Candidate;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.contracts.wire.WireJson;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Fates as documents: a few numbers and names, and JSON of a candidate among the best. */
final class FateDocuments {
  private static final String TRAINED = "trained";
  private static final String DIVERGED = "diverged";
  private static final String ABANDONED = "abandoned";

  private final JsonMapper mapper = WireJson.mapper();

  Document of(CandidateFate kept) {
    Document document =
        new Document("_id", kept.id().value())
            .append("study", kept.study().value())
            .append("population", kept.population().value())
            .append("index", kept.index());
    if (kept.candidate() != null) {
      document.append("candidate", json(kept.candidate()));
    }
    return switch (kept.fate()) {
      case Fate.Trained t -> counted(document, TRAINED, t.errorPercent(), t.trainingSeconds());
      case Fate.Diverged d -> counted(document, DIVERGED, d.errorPercent(), d.trainingSeconds());
      case Fate.Abandoned a -> document.append("kind", ABANDONED).append("reason", name(a));
    };
  }

  private static Document counted(Document document, String kind, double error, double seconds) {
    return document.append("kind", kind).append("error", error).append("seconds", seconds);
  }

  private static String name(Fate.Abandoned abandoned) {
    return abandoned.reason().name();
  }

  CandidateFate read(Document document) {
    return new CandidateFate(
        new CandidateId(document.getString("_id")),
        new StudyId(document.getString("study")),
        new PopulationId(document.getString("population")),
        document.getInteger("index"),
        fate(document),
        candidate(document.getString("candidate")));
  }

  private static Fate fate(Document document) {
    String kind = document.getString("kind");
    return switch (kind) {
      case TRAINED -> new Fate.Trained(document.getDouble("error"), document.getDouble("seconds"));
      case DIVERGED ->
          new Fate.Diverged(document.getDouble("error"), document.getDouble("seconds"));
      case ABANDONED -> new Fate.Abandoned(AbandonReason.valueOf(document.getString("reason")));
      default ->
          throw new IllegalStateException(
              "outcome (" + document.getString("_id") + ") is of no known kind (" + kind + ").");
    };
  }

  private String json(Candidate candidate) {
    try {
      return mapper.writeValueAsString(candidate);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "candidate (" + candidate.id() + ") cannot be written as JSON.", e);
    }
  }

  private @Nullable Candidate candidate(@Nullable String json) {
    try {
      return json == null ? null : mapper.readValue(json, Candidate.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept candidate cannot be read: " + json, e);
    }
  }
}
