package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.adapter.inbound.http.ProblemFields;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Names the field at fault and the advice in problems that resources do not state themselves. */
@ApplicationScoped
public class StandardProblems implements ProblemPostProcessor {
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int LONGEST_INSTANCE = 200;
  private static final String FIELD = "field";

  private final AllowedMethods methods = new AllowedMethods();

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    int status = problem.getStatusCode();
    HttpProblem.Builder answer = HttpProblem.builder(problem);
    URI instance = problem.getInstance();
    if (instance != null) {
      answer.withInstance(shortened(instance));
    }
    if (status < FIRST_SERVER_ERROR && !problem.getParameters().containsKey(FIELD)) {
      answer.with(FIELD, ProblemFields.of(status)).withDetail(ProblemFields.detail(status));
    }
    if (status == METHOD_NOT_ALLOWED) {
      answer.withHeader("Allow", String.join(", ", methods.of(context.path)));
    }
    return answer.build();
  }

  private static URI shortened(URI instance) {
    String text = instance.toString();
    return text.length() <= LONGEST_INSTANCE
        ? instance
        : URI.create(text.substring(0, LONGEST_INSTANCE).replaceAll("%.?$", ""));
  }
}
