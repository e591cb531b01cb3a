package io.netspace.gateway.adapter.outbound;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.netspace.gateway.application.EventSegment;
import io.netspace.gateway.application.ReadModelChanges;
import io.netspace.gateway.application.ReadModelStore;
import io.netspace.gateway.application.RetentionWindow;
import io.netspace.gateway.application.SegmentRange;
import io.netspace.gateway.domain.candidate.AuditedCandidate;
import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.study.StudyFacts;
import io.netspace.model.study.StudyId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The read model in MongoDB, in few large documents, each written and found by its id alone: facts
 * of a study as JSON text, candidates in blocks, events in segments.
 */
@ApplicationScoped
public class MongoReadModelStore implements ReadModelStore {
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final String ID = CandidateBlockDocument.ID;
  private static final String STUDY = CandidateBlockDocument.STUDY;
  private static final String BODY = "body";
  private static final String PROGRESS = "progress";
  private static final String RANGES = "spans";
  private static final String LATEST_BATCH = "latestBatch";

  /** Segments that one query reads. */
  private static final int SEGMENTS_PER_QUERY = 100;

  private final FactsJson json = new FactsJson();
  private final MongoCollection<Document> studies;
  private final MongoCollection<Document> blocks;
  private final MongoCollection<Document> segments;
  private final MongoCollection<Document> windows;

  public MongoReadModelStore(MongoDatabase database) {
    studies = database.getCollection("studies");
    blocks = database.getCollection("fates");
    segments = database.getCollection("chapters");
    windows = database.getCollection("windows");
  }

  @Override
  public List<StudyFacts> studies() {
    return studies
        .find()
        .map(document -> json.read(document.getString(BODY), StudyFacts.class))
        .into(new ArrayList<>());
  }

  @Override
  public void forEachBlock(Consumer<CandidateBlock> reader) {
    forEachBlock(new Document(), reader);
  }

  private void forEachBlock(Bson filter, Consumer<CandidateBlock> reader) {
    blocks.find(filter).map(CandidateBlockDocument::read).forEach(reader);
  }

  /**
   * Passes every candidate to the reader, in no order.
   *
   * @param study null for all studies
   */
  public void forEachCandidate(@Nullable StudyId study, Consumer<AuditedCandidate> reader) {
    forEachBlock(
        study == null ? new Document() : Filters.eq(STUDY, study.value()),
        block ->
            block.forEach(
                (group, index, record) ->
                    reader.accept(AuditedCandidate.of(group, index, record))));
  }

  @Override
  public List<RetentionWindow> windows() {
    return windows.find().map(MongoReadModelStore::window).into(new ArrayList<>());
  }

  private static RetentionWindow window(Document document) {
    ByteBuffer spans = ByteBuffer.wrap(document.get(RANGES, Binary.class).getData());
    List<SegmentRange> read = new ArrayList<>();
    while (spans.hasRemaining()) {
      read.add(new SegmentRange(spans.getLong(), spans.getInt(), spans.get() == 1));
    }
    return new RetentionWindow(
        new StudyId(document.getString(ID)), read, document.getLong(LATEST_BATCH));
  }

  private static Document document(RetentionWindow window) {
    int bytes = Long.BYTES + Integer.BYTES + 1;
    ByteBuffer spans = ByteBuffer.allocate(window.ranges().size() * bytes);
    for (SegmentRange span : window.ranges()) {
      spans.putLong(span.first()).putInt(span.events()).put((byte) (span.progress() ? 1 : 0));
    }
    return new Document(ID, window.study().value())
        .append(LATEST_BATCH, window.latestBatch())
        .append(RANGES, new Binary(spans.array()));
  }

  @Override
  public List<EventSegment> segments(Collection<Long> firsts) {
    List<Long> wanted = List.copyOf(firsts);
    List<EventSegment> found = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += SEGMENTS_PER_QUERY) {
      List<Long> trip = wanted.subList(from, Math.min(wanted.size(), from + SEGMENTS_PER_QUERY));
      segments.find(Filters.in(ID, trip)).map(MongoReadModelStore::segment).into(found);
    }
    return found;
  }

  private static EventSegment segment(Document document) {
    long first = document.getLong(ID);
    StudyId study = new StudyId(document.getString(STUDY));
    byte[] text = document.get(BODY, Binary.class).getData();
    return new EventSegment(
        first, study, document.getBoolean(PROGRESS), CompressedEvents.read(text, study, first));
  }

  private static Document document(EventSegment segment) {
    return new Document(ID, segment.first())
        .append(STUDY, segment.study().value())
        .append(PROGRESS, segment.progress())
        .append(BODY, new Binary(CompressedEvents.of(segment)));
  }

  private Document document(StudyFacts study) {
    return new Document(ID, study.id().value()).append(BODY, json.write(study));
  }

  @Override
  public void save(ReadModelChanges changes) {
    replace(segments, changes.segments().stream().map(MongoReadModelStore::document).toList());
    replace(windows, changes.windows().stream().map(MongoReadModelStore::document).toList());
    replace(blocks, changes.blocks().stream().map(CandidateBlockDocument::of).toList());
    replace(studies, changes.studies().stream().map(this::document).toList());
    if (!changes.droppedSegments().isEmpty()) {
      segments.deleteMany(Filters.in(ID, changes.droppedSegments()));
    }
  }

  private static void replace(MongoCollection<Document> collection, List<Document> documents) {
    if (!documents.isEmpty()) {
      collection.bulkWrite(
          documents.stream()
              .map(
                  document ->
                      new ReplaceOneModel<>(
                          Filters.eq(ID, Objects.requireNonNull(document.get(ID))),
                          document,
                          UPSERT))
              .toList(),
          UNORDERED);
    }
  }
}
