package io.netspace.formats.binding;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import io.netspace.formats.json.AbsentOnlyIfNullable;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.Nullable;

/**
 * Items of lists and values of maps, too, may be null only where their type is {@link Nullable}.
 */
final class NullsOnlyIfNullable extends AbsentOnlyIfNullable {
  private static final long serialVersionUID = 1L;

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    JsonSetter.Value setter = super.findSetterInfo(annotated);
    return hasContentsThatMustBePresent(annotated) ? setter.withContentNulls(Nulls.FAIL) : setter;
  }

  private static boolean hasContentsThatMustBePresent(Annotated annotated) {
    return annotated instanceof AnnotatedParameter parameter
        && parameter.getOwner() instanceof AnnotatedConstructor owner
        && owner.getAnnotated().getAnnotatedParameterTypes()[parameter.getIndex()]
            instanceof AnnotatedParameterizedType generic
        && mustBePresent(generic);
  }

  /** Jackson has one setting for a property, so lists in maps allow nulls in both or neither. */
  private static boolean mustBePresent(AnnotatedParameterizedType generic) {
    AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
    AnnotatedType contents = arguments[arguments.length - 1];
    return !contents.isAnnotationPresent(Nullable.class)
        && (!(contents instanceof AnnotatedParameterizedType nested) || mustBePresent(nested));
  }
}
