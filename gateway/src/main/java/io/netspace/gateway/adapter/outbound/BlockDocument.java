package io.netspace.gateway.adapter.outbound;

import io.netspace.contracts.vocabulary.AbandonReason;
import io.netspace.contracts.vocabulary.PopulationId;
import io.netspace.contracts.vocabulary.Purpose;
import io.netspace.contracts.vocabulary.StudyId;
import io.netspace.gateway.domain.CandidateState;
import io.netspace.gateway.domain.Cohort;
import io.netspace.gateway.domain.FateBlock;
import io.netspace.gateway.domain.Standing;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * A block of standings as a document: one row of {@value #ROW} bytes a candidate that is known,
 * with its place in the block, and the names of the states and reasons that the rows refer to.
 */
final class BlockDocument {
  static final String ID = "_id";
  static final String STUDY = "study";

  private static final int ROW = 2 + 10 * Long.BYTES;
  private static final List<String> STATES = namesOf(CandidateState.values());
  private static final List<String> REASONS = namesOf(AbandonReason.values());
  private static final byte NO_REASON = -1;

  private BlockDocument() {}

  static String idOf(FateBlock block) {
    Cohort cohort = block.cohort();
    return cohort.population().value() + "#" + cohort.replicate() + "#" + block.number();
  }

  static Document of(FateBlock block) {
    Cohort cohort = block.cohort();
    return new Document(ID, idOf(block))
        .append(STUDY, cohort.study().value())
        .append("population", cohort.population().value())
        .append("revision", cohort.revision())
        .append("purpose", cohort.purpose().name())
        .append("replicate", cohort.replicate())
        .append("number", block.number())
        .append("firstSampled", millis(block.firstSampled()))
        .append("lastEnded", millis(block.lastEnded()))
        .append("states", STATES)
        .append("reasons", REASONS)
        .append("standings", new Binary(rows(block)))
        .append("epochs", new Binary(epochs(block)));
  }

  /** Epochs of the candidates that have rows, in the same order. */
  private static byte[] epochs(FateBlock block) {
    ByteBuffer epochs = ByteBuffer.allocate(FateBlock.SIZE * Short.BYTES);
    block.forEach((_, _, standing) -> epochs.putShort((short) standing.epochs()));
    return Arrays.copyOf(epochs.array(), epochs.position());
  }

  private static byte[] rows(FateBlock block) {
    ByteBuffer rows = ByteBuffer.allocate(FateBlock.SIZE * (ROW + 1));
    block.forEach(
        (_, index, standing) -> {
          rows.put((byte) (index % FateBlock.SIZE));
          write(standing, rows);
        });
    return Arrays.copyOf(rows.array(), rows.position());
  }

  @SuppressWarnings("EnumOrdinal") // A store whose rows another version wrote is rebuilt.
  private static void write(Standing standing, ByteBuffer to) {
    AbandonReason reason = standing.abandoned();
    to.put((byte) standing.state().ordinal())
        .put(reason == null ? NO_REASON : (byte) reason.ordinal())
        .putLong(standing.key())
        .putLong(standing.flops())
        .putLong(standing.parameters())
        .putLong(standing.activations())
        .putLong(standing.sampledOffset())
        .putLong(standing.sampledIn())
        .putLong(standing.endedOffset())
        .putLong(standing.endedIn())
        .putDouble(standing.errorPercent())
        .putDouble(standing.seconds());
  }

  static FateBlock read(Document document) {
    Cohort cohort =
        new Cohort(
            new StudyId(document.getString(STUDY)),
            new PopulationId(document.getString("population")),
            document.getInteger("revision"),
            purpose(document.getString("purpose")),
            document.getInteger("replicate"));
    int number = document.getInteger("number");
    FateBlock.Draft block = FateBlock.draft(cohort, number);
    List<CandidateState> states =
        document.getList("states", String.class).stream().map(CandidateState::valueOf).toList();
    List<String> reasons = document.getList("reasons", String.class);
    ByteBuffer rows = ByteBuffer.wrap(document.get("standings", Binary.class).getData());
    ByteBuffer epochs = epochs(document);
    while (rows.hasRemaining()) {
      int index = number * FateBlock.SIZE + rows.get();
      CandidateState state = states.get(rows.get());
      AbandonReason abandoned = reason(reasons, rows.get());
      int came = epochs.hasRemaining() ? epochs.getShort() : 0;
      block.put(index, standing(state, abandoned, rows, came));
    }
    Long firstSampled = document.getLong("firstSampled");
    if (firstSampled != null) {
      block.sampledAt(Instant.ofEpochMilli(firstSampled));
    }
    Long lastEnded = document.getLong("lastEnded");
    if (lastEnded != null) {
      block.endedAt(Instant.ofEpochMilli(lastEnded));
    }
    return block.done();
  }

  /** Earlier versions, which named none, knew only those that show what a revision is worth. */
  private static Purpose purpose(@Nullable String name) {
    return name == null ? Purpose.EXPLORE : Purpose.valueOf(name);
  }

  /** None of an earlier version. */
  private static ByteBuffer epochs(Document document) {
    Binary epochs = document.get("epochs", Binary.class);
    return ByteBuffer.wrap(epochs == null ? new byte[0] : epochs.getData());
  }

  private static @Nullable AbandonReason reason(List<String> reasons, byte code) {
    return code == NO_REASON ? null : AbandonReason.valueOf(reasons.get(code));
  }

  private static Standing standing(
      CandidateState state, @Nullable AbandonReason reason, ByteBuffer from, int epochs) {
    return new Standing(
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
