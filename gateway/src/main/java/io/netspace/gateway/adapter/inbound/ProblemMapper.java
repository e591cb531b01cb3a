package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.application.Problem;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** Maps a request that cannot be served to problem+json. */
@Provider
public class ProblemMapper extends ExceptionMapperBase<Problem> {

  @Override
  protected HttpProblem toProblem(Problem problem) {
    Status status = statusOf(problem.kind());
    HttpProblem.Builder answer =
        HttpProblem.builder()
            .withStatus(status)
            .withTitle(status.getReasonPhrase())
            .withDetail(problem.getMessage());
    if (problem.field() != null) {
      answer.with("field", problem.field());
    }
    if (status == Status.SERVICE_UNAVAILABLE) {
      answer.withHeader("Retry-After", 2);
    }
    return answer.build();
  }

  private static Status statusOf(Problem.Kind kind) {
    return switch (kind) {
      case INVALID -> Status.BAD_REQUEST;
      case UNKNOWN -> Status.NOT_FOUND;
      case CONFLICT -> Status.CONFLICT;
      case CHANGED -> Status.PRECONDITION_FAILED;
      case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE;
      case NOT_READY -> Status.SERVICE_UNAVAILABLE;
    };
  }
}
