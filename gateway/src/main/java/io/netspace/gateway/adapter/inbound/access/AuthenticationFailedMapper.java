package io.netspace.gateway.adapter.inbound.access;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Maps a login that is not valid to problem+json; the mapper of resteasy-problem does not fit this
 * version of Quarkus.
 */
@Provider
@Priority(UnauthorizedMapper.BEFORE_OTHERS)
public class AuthenticationFailedMapper implements ExceptionMapper<AuthenticationFailedException> {
  @Override
  public Response toResponse(AuthenticationFailedException failure) {
    return UnauthorizedMapper.problem(
        "Authorization is not valid: it is wrong, revoked or expired.");
  }
}
