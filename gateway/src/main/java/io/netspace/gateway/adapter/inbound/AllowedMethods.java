package io.netspace.gateway.adapter.inbound;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The methods that the paths of the API have, for the header {@code Allow}. */
final class AllowedMethods {
  private static final List<Class<?>> RESOURCES =
      List.of(
          ArtifactsResource.class,
          CandidatesResource.class,
          EventsResource.class,
          EvidenceResource.class,
          ProofResource.class,
          RefinementsResource.class,
          SessionResource.class,
          StudiesResource.class,
          StudyControlResource.class,
          StudyResource.class);

  private final List<Operation> operations =
      RESOURCES.stream().flatMap(AllowedMethods::operations).toList();

  private record Operation(Pattern path, String method) {}

  private static Stream<Operation> operations(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(
            method -> verb(method).map(verb -> new Operation(pattern(resource, method), verb)));
  }

  private static Stream<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value());
  }

  private static Pattern pattern(Class<?> resource, Method method) {
    Path below = method.getAnnotation(Path.class);
    String path =
        resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
    return Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
  }

  /** The methods of a path, sorted. */
  Set<String> of(String path) {
    Set<String> allowed = new TreeSet<>(List.of("OPTIONS"));
    operations.stream()
        .filter(operation -> operation.path().matcher(path).matches())
        .map(Operation::method)
        .forEach(allowed::add);
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return allowed;
  }
}
