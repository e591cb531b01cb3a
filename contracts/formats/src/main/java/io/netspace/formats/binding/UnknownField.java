package io.netspace.formats.binding;

import io.netspace.model.common.ClosestWord;
import java.util.List;

/** The advice on a field that is none of the known ones. */
public final class UnknownField {
  private UnknownField() {}

  /** The rest of the sentence: the known field that was probably meant, else all known ones. */
  public static String advice(String field, List<String> known) {
    return ClosestWord.to(field, known)
        .map(near -> "is not a known field; write " + near + " instead")
        .orElse("is not a known field; known here are " + String.join(", ", known));
  }
}
