package io.netspace.formats.binding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a field of a document may hold, for the sentence that refuses anything else: {@code models
 * (many) must be a whole number, such as 16.} On the type of a record's component or of a list's
 * items.
 */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Expected {
  /** Follows "must be"; where empty, the type and the example are stated. */
  String value() default "";

  /** Follows "such as". */
  String example() default "";

  /** Whether a fault inside a list or map is reported for the whole of it. */
  boolean whole() default false;

  /** Follows "is missing; write"; where empty, the same as follows "must be". */
  String ifMissing() default "";
}
