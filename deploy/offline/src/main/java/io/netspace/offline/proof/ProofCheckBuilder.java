package io.netspace.offline.proof;

import io.netspace.offline.common.Formatting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the findings of a {@link ProofCheck}. */
final class ProofCheckBuilder {
  /** Relative tolerance of equal numbers; the same code gives the same bits. */
  private static final double RELATIVE_TOLERANCE = 1e-9;

  private final List<ValueDifference> differences = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> closeFields = new ArrayList<>();

  void requireEqual(String field, @Nullable Object recorded, @Nullable Object recomputed) {
    if (!Objects.equals(recorded, recomputed)) {
      differences.add(new ValueDifference(field, text(recorded), text(recomputed)));
    }
  }

  void requireClose(String field, @Nullable Double recorded, @Nullable Double recomputed) {
    if (recorded == null || recomputed == null || !isClose(recorded, recomputed)) {
      requireEqual(field, recorded, recomputed);
    } else if (!recorded.equals(recomputed)) {
      closeFields.add(field);
    }
  }

  private static boolean isClose(double recorded, double recomputed) {
    double scale = Math.max(Math.abs(recorded), Math.abs(recomputed));
    return recorded == recomputed || Math.abs(recorded - recomputed) <= RELATIVE_TOLERANCE * scale;
  }

  void addFault(String sentence) {
    faults.add(sentence);
  }

  void addNote(String sentence) {
    notes.add(sentence);
  }

  ProofCheck build(ProofCheck.Kind about, String subject, String summary) {
    boolean equal = differences.isEmpty() && faults.isEmpty();
    List<String> allNotes = new ArrayList<>(notes);
    if (!closeFields.isEmpty()) {
      allNotes.add("Equal to 1e-9, not to the last bit: " + String.join(", ", closeFields) + ".");
    }
    return new ProofCheck(
        about,
        subject,
        equal ? ProofCheck.State.EQUAL : ProofCheck.State.DIFFERENT,
        summary,
        differences,
        faults,
        allNotes);
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "none";
      case Enum<?> constant -> Formatting.constantAsWords(constant.name());
      default -> value.toString();
    };
  }
}
