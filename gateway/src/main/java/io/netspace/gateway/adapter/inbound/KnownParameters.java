package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.application.Problem;
import io.netspace.model.common.Excerpt;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Refuses query parameters that a resource does not have, and those given twice. */
@Provider
public class KnownParameters implements ContainerRequestFilter {
  @Context
  @SuppressWarnings("NullAway.Init") // Injected before the first request.
  private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method == null
        || !method.getDeclaringClass().getPackage().equals(getClass().getPackage())) {
      return;
    }
    List<String> known = known(method);
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach((name, values) -> requireKnownOnce(name, values.size(), known));
  }

  private static List<String> known(Method method) {
    return Arrays.stream(method.getParameters())
        .map((Parameter parameter) -> parameter.getAnnotation(QueryParam.class))
        .filter(Objects::nonNull)
        .map(QueryParam::value)
        .toList();
  }

  private static void requireKnownOnce(String name, int times, List<String> known) {
    String shown = Excerpt.of(name);
    if (!known.contains(name)) {
      throw Problem.invalid(
          shown,
          shown
              + " is not a parameter of this path; "
              + (known.isEmpty()
                  ? "it has none."
                  : "known here are " + String.join(", ", known) + "."));
    }
    if (times > 1) {
      throw Problem.invalid(shown, shown + " is given " + times + " times; give it once.");
    }
  }
}
