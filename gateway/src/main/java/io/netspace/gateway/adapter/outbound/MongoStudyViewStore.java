package io.netspace.gateway.adapter.outbound;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.netspace.contracts.vocabulary.CandidateId;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.application.CandidateOrder;
import io.netspace.gateway.application.CandidateQuery;
import io.netspace.gateway.application.CandidateQuery.Sort;
import io.netspace.gateway.application.LoggedEvent;
import io.netspace.gateway.application.StudyMark;
import io.netspace.gateway.application.StudyViewStore;
import io.netspace.gateway.domain.CandidateFacts;
import io.netspace.gateway.domain.CandidateState;
import io.netspace.gateway.domain.CandidateSummary;
import io.netspace.gateway.domain.StudyFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The read model in MongoDB: facts as JSON text, beside the fields they are found and sorted by.
 */
@ApplicationScoped
public class MongoStudyViewStore implements StudyViewStore {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final String ID = "_id";
  private static final String STUDY = "study";
  private static final String BODY = "body";
  private static final String SEQUENCE = "sequence";
  private static final String REQUESTED_AT = "requestedAt";

  private final FactsJson json = new FactsJson();
  private final AtomicBoolean indexed = new AtomicBoolean();
  private final MongoCollection<Document> studies;
  private final MongoCollection<Document> candidates;
  private final MongoCollection<Document> events;

  public MongoStudyViewStore(MongoDatabase database) {
    studies = database.getCollection("studies");
    candidates = database.getCollection("candidates");
    events = database.getCollection("events");
  }

  @Override
  public Optional<StudyFacts> study(StudyId id) {
    return Optional.ofNullable(studies.find(eq(ID, id.value())).first()).map(this::studyFacts);
  }

  private StudyFacts studyFacts(Document document) {
    return json.read(document.getString(BODY), StudyFacts.class);
  }

  @Override
  public void save(StudyFacts study) {
    Document document = new Document(ID, study.id().value()).append(BODY, json.write(study));
    if (study.requestedAt() != null) {
      document.append(REQUESTED_AT, study.requestedAt().toEpochMilli());
    }
    studies.replaceOne(eq(ID, study.id().value()), document, UPSERT);
  }

  @Override
  public List<StudyFacts> studies(@Nullable StudyMark after, int limit) {
    return studies
        .find(and(exists(REQUESTED_AT), after == null ? new Document() : older(after)))
        .sort(Sorts.orderBy(descending(REQUESTED_AT), ascending(ID)))
        .limit(limit)
        .map(this::studyFacts)
        .into(new ArrayList<>());
  }

  private static Bson older(StudyMark mark) {
    long at = mark.requestedAt().toEpochMilli();
    return or(lt(REQUESTED_AT, at), and(eq(REQUESTED_AT, at), gt(ID, mark.id())));
  }

  @Override
  public Optional<CandidateFacts> candidate(CandidateId id) {
    return Optional.ofNullable(candidates.find(eq(ID, id.value())).first())
        .map(this::candidateFacts);
  }

  private CandidateFacts candidateFacts(Document document) {
    return json.read(document.getString(BODY), CandidateFacts.class);
  }

  @Override
  public void save(CandidateFacts candidate) {
    index();
    CandidateSummary summary = candidate.summary();
    String id = candidate.candidate().id().value();
    Document document =
        new Document(ID, id)
            .append(STUDY, candidate.study().value())
            .append("revision", summary.revision())
            .append("state", summary.state().name())
            .append("errorPercent", summary.errorPercent())
            .append("trainingSeconds", summary.trainingSeconds())
            .append("sampledAt", millis(summary.sampledAt()))
            .append("endedAt", millis(summary.endedAt()))
            .append(BODY, json.write(candidate));
    for (Sort sort : Sort.values()) {
      document.append(orderOf(sort), CandidateOrder.mark(candidate, sort).value());
    }
    candidates.replaceOne(eq(ID, id), document, UPSERT);
  }

  @Override
  public List<CandidateSummary> summaries(StudyId study) {
    return candidates
        .find(eq(STUDY, study.value()))
        .projection(Projections.exclude(BODY))
        .map(MongoStudyViewStore::summary)
        .into(new ArrayList<>());
  }

  private static CandidateSummary summary(Document document) {
    return new CandidateSummary(
        document.getInteger("revision"),
        CandidateState.valueOf(document.getString("state")),
        document.getDouble("errorPercent"),
        document.getDouble("trainingSeconds"),
        instant(document.getLong("sampledAt")),
        instant(document.getLong("endedAt")));
  }

  @Override
  public List<CandidateFacts> candidates(CandidateQuery query) {
    return candidates
        .find(and(wanted(query)))
        .sort(Sorts.ascending(orderOf(query.sort()), ID))
        .limit(query.limit())
        .map(this::candidateFacts)
        .into(new ArrayList<>());
  }

  private static List<Bson> wanted(CandidateQuery query) {
    List<Bson> filters = new ArrayList<>(List.of(eq(STUDY, query.study().value())));
    if (query.revision() != null) {
      filters.add(eq("revision", query.revision()));
    }
    if (query.state() != null) {
      filters.add(eq("state", query.state().name()));
    }
    CandidateQuery.Mark after = query.after();
    if (after != null) {
      String order = orderOf(query.sort());
      filters.add(or(gt(order, after.value()), and(eq(order, after.value()), gt(ID, after.id()))));
    }
    return filters;
  }

  private static String orderOf(Sort sort) {
    return "by" + sort.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean append(LoggedEvent event) {
    Bson fresh =
        Updates.combine(
            Updates.setOnInsert(SEQUENCE, event.sequence()),
            Updates.setOnInsert(STUDY, event.study().value()),
            Updates.setOnInsert("type", event.type()),
            Updates.setOnInsert("time", event.time().toEpochMilli()),
            Updates.setOnInsert(BODY, event.json()));
    return events
            .updateOne(eq(ID, event.id()), fresh, new UpdateOptions().upsert(true))
            .getUpsertedId()
        != null;
  }

  @Override
  public long lastSequence() {
    Document last = events.find().sort(Sorts.descending(SEQUENCE)).first();
    return last == null ? 0 : last.getLong(SEQUENCE);
  }

  @Override
  public List<LoggedEvent> events(StudyId study, long after, int limit) {
    return events
        .find(and(eq(STUDY, study.value()), gt(SEQUENCE, after)))
        .sort(Sorts.ascending(SEQUENCE))
        .limit(limit)
        .map(MongoStudyViewStore::event)
        .into(new ArrayList<>());
  }

  private static LoggedEvent event(Document document) {
    return new LoggedEvent(
        document.getLong(SEQUENCE),
        document.getString(ID),
        new StudyId(document.getString(STUDY)),
        document.getString("type"),
        Instant.ofEpochMilli(document.getLong("time")),
        document.getString(BODY));
  }

  @Override
  public long beforeLatest(StudyId study, int count) {
    Document last =
        events
            .find(eq(STUDY, study.value()))
            .sort(Sorts.descending(SEQUENCE))
            .skip(count)
            .limit(1)
            .first();
    return last == null ? 0 : last.getLong(SEQUENCE);
  }

  @Override
  public void trimEvents(StudyId study, int keep) {
    events.deleteMany(and(eq(STUDY, study.value()), lte(SEQUENCE, beforeLatest(study, keep))));
  }

  /** Not at start-up, so that the gateway starts while the store is still away. */
  private void index() {
    if (indexed.compareAndSet(false, true)) {
      candidates.createIndex(ascending(STUDY, orderOf(Sort.ERROR), ID));
      candidates.createIndex(ascending(STUDY, orderOf(Sort.INDEX), ID));
      events.createIndex(ascending(STUDY, SEQUENCE));
      events.createIndex(ascending(SEQUENCE));
    }
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
