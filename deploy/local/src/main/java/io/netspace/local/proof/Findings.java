package io.netspace.local.proof;

import io.netspace.local.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is found on the way to a {@link Check}. */
final class Findings {
  /** Relative distance of two numbers that count as equal; the same code gives the same bits. */
  private static final double CLOSE = 1e-9;

  private final List<Difference> differences = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> close = new ArrayList<>();

  void same(String field, @Nullable Object recorded, @Nullable Object recomputed) {
    if (!Objects.equals(recorded, recomputed)) {
      differences.add(new Difference(field, text(recorded), text(recomputed)));
    }
  }

  void number(String field, @Nullable Double recorded, @Nullable Double recomputed) {
    if (recorded == null || recomputed == null || !isClose(recorded, recomputed)) {
      same(field, recorded, recomputed);
    } else if (!recorded.equals(recomputed)) {
      close.add(field);
    }
  }

  private static boolean isClose(double recorded, double recomputed) {
    double scale = Math.max(Math.abs(recorded), Math.abs(recomputed));
    return recorded == recomputed || Math.abs(recorded - recomputed) <= CLOSE * scale;
  }

  void fault(String sentence) {
    faults.add(sentence);
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  Check check(Check.About about, String subject, String says) {
    boolean equal = differences.isEmpty() && faults.isEmpty();
    List<String> told = new ArrayList<>(notes);
    if (!close.isEmpty()) {
      told.add("Equal to 1e-9, not to the last bit: " + String.join(", ", close) + ".");
    }
    return new Check(
        about,
        subject,
        equal ? Check.State.EQUAL : Check.State.DIFFERENT,
        says,
        differences,
        faults,
        told);
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "none";
      case Enum<?> constant -> Wording.words(constant.name());
      default -> value.toString();
    };
  }
}
