package io.netspace.gateway.adapter.outbound;

import io.netspace.gateway.domain.candidate.CandidateBlock;
import io.netspace.gateway.domain.candidate.CandidateRecord;
import io.netspace.gateway.domain.candidate.ReplicateGroup;
import io.netspace.model.study.AbandonReason;
import io.netspace.model.study.CandidateStatus;
import io.netspace.model.study.PopulationId;
import io.netspace.model.study.Purpose;
import io.netspace.model.study.StudyId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A block of candidates as a document: one row of {@value #ROW_BYTES} bytes per known candidate,
 * with its place in the block, and the names of the statuses and reasons that the rows refer to.
 */
final class CandidateBlockDocument {
  static final String ID = "_id";
  static final String STUDY = "study";

  private static final int ROW_BYTES = 2 + 10 * Long.BYTES;
  private static final List<String> STATES = namesOf(CandidateStatus.values());
  private static final List<String> REASONS = namesOf(AbandonReason.values());
  private static final byte NO_REASON = -1;

  private CandidateBlockDocument() {}

  static String idOf(CandidateBlock block) {
    ReplicateGroup group = block.group();
    return group.population().value() + "#" + group.replicate() + "#" + block.number();
  }

  static Document of(CandidateBlock block) {
    ReplicateGroup group = block.group();
    return new Document(ID, idOf(block))
        .append(STUDY, group.study().value())
        .append("population", group.population().value())
        .append("revision", group.revision())
        .append("purpose", group.purpose().name())
        .append("replicate", group.replicate())
        .append("number", block.number())
        .append("firstSampled", millis(block.firstSampled()))
        .append("lastEnded", millis(block.lastOutcome()))
        .append("states", STATES)
        .append("reasons", REASONS)
        .append("standings", new Binary(rows(block)))
        .append("epochs", new Binary(epochs(block)));
  }

  /** Completed epochs of the candidates that have rows, in the same order. */
  private static byte[] epochs(CandidateBlock block) {
    ByteBuffer epochs = ByteBuffer.allocate(CandidateBlock.SIZE * Short.BYTES);
    block.forEach((_, _, record) -> epochs.putShort((short) record.epochs()));
    return Arrays.copyOf(epochs.array(), epochs.position());
  }

  private static byte[] rows(CandidateBlock block) {
    ByteBuffer rows = ByteBuffer.allocate(CandidateBlock.SIZE * (ROW_BYTES + 1));
    block.forEach(
        (_, index, record) -> {
          rows.put((byte) (index % CandidateBlock.SIZE));
          write(record, rows);
        });
    return Arrays.copyOf(rows.array(), rows.position());
  }

  @SuppressWarnings("EnumOrdinal") // A store whose rows another version wrote is rebuilt.
  private static void write(CandidateRecord record, ByteBuffer to) {
    AbandonReason reason = record.abandonReason();
    to.put((byte) record.state().ordinal())
        .put(reason == null ? NO_REASON : (byte) reason.ordinal())
        .putLong(record.key())
        .putLong(record.flops())
        .putLong(record.parameters())
        .putLong(record.activations())
        .putLong(record.sampledOffset())
        .putLong(record.sampledSegment())
        .putLong(record.outcomeOffset())
        .putLong(record.outcomeSegment())
        .putDouble(record.errorPercent())
        .putDouble(record.seconds());
  }

  static CandidateBlock read(Document document) {
    ReplicateGroup group =
        new ReplicateGroup(
            new StudyId(document.getString(STUDY)),
            new PopulationId(document.getString("population")),
            document.getInteger("revision"),
            purpose(document.getString("purpose")),
            document.getInteger("replicate"));
    int number = document.getInteger("number");
    CandidateBlock.Builder block = CandidateBlock.builder(group, number);
    List<CandidateStatus> states =
        document.getList("states", String.class).stream().map(CandidateStatus::valueOf).toList();
    List<String> reasons = document.getList("reasons", String.class);
    ByteBuffer rows = ByteBuffer.wrap(document.get("standings", Binary.class).getData());
    ByteBuffer epochs = epochs(document);
    while (rows.hasRemaining()) {
      int index = number * CandidateBlock.SIZE + rows.get();
      CandidateStatus state = states.get(rows.get());
      AbandonReason abandoned = reason(reasons, rows.get());
      int epochCount = epochs.hasRemaining() ? epochs.getShort() : 0;
      block.put(index, candidateRecord(state, abandoned, rows, epochCount));
    }
    Long firstSampled = document.getLong("firstSampled");
    if (firstSampled != null) {
      block.sampledAt(Instant.ofEpochMilli(firstSampled));
    }
    Long lastEnded = document.getLong("lastEnded");
    if (lastEnded != null) {
      block.outcomeAt(Instant.ofEpochMilli(lastEnded));
    }
    return block.build();
  }

  /** Earlier versions, which stored no purpose, had ranked populations only. */
  private static Purpose purpose(@Nullable String name) {
    return name == null ? Purpose.EXPLORE : Purpose.valueOf(name);
  }

  /** Empty in documents of earlier versions. */
  private static ByteBuffer epochs(Document document) {
    Binary epochs = document.get("epochs", Binary.class);
    return ByteBuffer.wrap(epochs == null ? new byte[0] : epochs.getData());
  }

  private static @Nullable AbandonReason reason(List<String> reasons, byte code) {
    return code == NO_REASON ? null : AbandonReason.valueOf(reasons.get(code));
  }

  private static CandidateRecord candidateRecord(
      CandidateStatus state, @Nullable AbandonReason reason, ByteBuffer from, int epochs) {
    return new CandidateRecord(
        from.getLong(),
        from.getLong(),
        from.getLong(),
        from.getLong(),
        from.getLong(),
        from.getLong(),
        from.getLong(),
        from.getLong(),
        state,
        reason,
        from.getDouble(),
        from.getDouble(),
        epochs);
  }

  private static List<String> namesOf(Enum<?>[] constants) {
    List<String> names = new ArrayList<>();
    for (Enum<?> constant : constants) {
      names.add(constant.name());
    }
    return List.copyOf(names);
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }
}
