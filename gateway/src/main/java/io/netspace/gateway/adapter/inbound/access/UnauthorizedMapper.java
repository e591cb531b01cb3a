package io.netspace.gateway.adapter.inbound.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps a request that needs a login and has none to problem+json. */
@Provider
@Priority(UnauthorizedMapper.BEFORE_OTHERS)
public class UnauthorizedMapper implements ExceptionMapper<UnauthorizedException> {
  static final int BEFORE_OTHERS = 1;

  @Override
  public Response toResponse(UnauthorizedException failure) {
    return problem("Authorization is missing; send an API key as Bearer token, or log in.");
  }

  static Response problem(String detail) {
    return HttpProblem.builder()
        .withStatus(Status.UNAUTHORIZED)
        .withTitle(Status.UNAUTHORIZED.getReasonPhrase())
        .withDetail(detail)
        .with("field", HttpHeaders.AUTHORIZATION)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build()
        .toResponse();
  }
}
