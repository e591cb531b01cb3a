package io.netspace.analyzer.adapter.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netspace.formats.json.ModelJson;
import io.netspace.model.study.Candidate;
import org.bson.Document;

/** Candidates as documents of their id and JSON. */
final class CandidateDocuments {
  private final JsonMapper mapper = ModelJson.mapper();

  Document of(Candidate candidate) {
    try {
      return new Document("_id", candidate.id().value())
          .append("json", mapper.writeValueAsString(candidate));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "candidate (" + candidate.id() + ") cannot be written as JSON.", e);
    }
  }

  Candidate read(Document document) {
    try {
      return mapper.readValue(document.getString("json"), Candidate.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "candidate (" + document.getString("_id") + ") is no JSON of one.", e);
    }
  }
}
