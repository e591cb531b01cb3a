package io.netspace.gateway.adapter.outbound;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.application.Changes;
import io.netspace.gateway.application.Chapter;
import io.netspace.gateway.application.Span;
import io.netspace.gateway.application.StudyViewStore;
import io.netspace.gateway.application.Window;
import io.netspace.gateway.domain.CandidateFate;
import io.netspace.gateway.domain.FateBlock;
import io.netspace.gateway.domain.StudyFacts;
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
 * The read model in MongoDB, in few and full documents, each written and found by its id alone:
 * facts of a study as JSON text, standings of candidates by the block, events by the chapter.
 */
@ApplicationScoped
public class MongoStudyViewStore implements StudyViewStore {
  private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
  private static final String ID = BlockDocument.ID;
  private static final String STUDY = BlockDocument.STUDY;
  private static final String BODY = "body";
  private static final String PROGRESS = "progress";
  private static final String SPANS = "spans";
  private static final String LATEST_BATCH = "latestBatch";

  /** Chapters that are read in one trip. */
  private static final int TRIP = 100;

  private final FactsJson json = new FactsJson();
  private final MongoCollection<Document> studies;
  private final MongoCollection<Document> fates;
  private final MongoCollection<Document> chapters;
  private final MongoCollection<Document> windows;

  public MongoStudyViewStore(MongoDatabase database) {
    studies = database.getCollection("studies");
    fates = database.getCollection("fates");
    chapters = database.getCollection("chapters");
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
  public void forEachBlock(Consumer<FateBlock> reader) {
    forEachBlock(new Document(), reader);
  }

  private void forEachBlock(Bson filter, Consumer<FateBlock> reader) {
    fates.find(filter).map(BlockDocument::read).forEach(reader);
  }

  /**
   * Takes the fate of every candidate, one by one, in no order.
   *
   * @param study null for all studies
   */
  public void forEachFate(@Nullable StudyId study, Consumer<CandidateFate> reader) {
    forEachBlock(
        study == null ? new Document() : Filters.eq(STUDY, study.value()),
        block ->
            block.forEach(
                (cohort, index, standing) ->
                    reader.accept(CandidateFate.of(cohort, index, standing))));
  }

  @Override
  public List<Window> windows() {
    return windows.find().map(MongoStudyViewStore::window).into(new ArrayList<>());
  }

  private static Window window(Document document) {
    ByteBuffer spans = ByteBuffer.wrap(document.get(SPANS, Binary.class).getData());
    List<Span> read = new ArrayList<>();
    while (spans.hasRemaining()) {
      read.add(new Span(spans.getLong(), spans.getInt(), spans.get() == 1));
    }
    return new Window(new StudyId(document.getString(ID)), read, document.getLong(LATEST_BATCH));
  }

  private static Document document(Window window) {
    int bytes = Long.BYTES + Integer.BYTES + 1;
    ByteBuffer spans = ByteBuffer.allocate(window.spans().size() * bytes);
    for (Span span : window.spans()) {
      spans.putLong(span.first()).putInt(span.events()).put((byte) (span.progress() ? 1 : 0));
    }
    return new Document(ID, window.study().value())
        .append(LATEST_BATCH, window.latestBatch())
        .append(SPANS, new Binary(spans.array()));
  }

  @Override
  public List<Chapter> chapters(Collection<Long> firsts) {
    List<Long> wanted = List.copyOf(firsts);
    List<Chapter> found = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += TRIP) {
      List<Long> trip = wanted.subList(from, Math.min(wanted.size(), from + TRIP));
      chapters.find(Filters.in(ID, trip)).map(MongoStudyViewStore::chapter).into(found);
    }
    return found;
  }

  private static Chapter chapter(Document document) {
    long first = document.getLong(ID);
    StudyId study = new StudyId(document.getString(STUDY));
    byte[] text = document.get(BODY, Binary.class).getData();
    return new Chapter(
        first, study, document.getBoolean(PROGRESS), EventText.read(text, study, first));
  }

  private static Document document(Chapter chapter) {
    return new Document(ID, chapter.first())
        .append(STUDY, chapter.study().value())
        .append(PROGRESS, chapter.progress())
        .append(BODY, new Binary(EventText.of(chapter)));
  }

  private Document document(StudyFacts study) {
    return new Document(ID, study.id().value()).append(BODY, json.write(study));
  }

  @Override
  public void save(Changes changes) {
    replace(chapters, changes.chapters().stream().map(MongoStudyViewStore::document).toList());
    replace(windows, changes.windows().stream().map(MongoStudyViewStore::document).toList());
    replace(fates, changes.blocks().stream().map(BlockDocument::of).toList());
    replace(studies, changes.studies().stream().map(this::document).toList());
    if (!changes.dropped().isEmpty()) {
      chapters.deleteMany(Filters.in(ID, changes.dropped()));
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
          IN_ANY_ORDER);
    }
  }
}
