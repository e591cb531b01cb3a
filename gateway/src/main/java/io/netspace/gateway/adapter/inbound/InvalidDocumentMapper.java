package io.netspace.gateway.adapter.inbound;

import io.netspace.formats.binding.InvalidDocumentException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** Maps an invalid study document to problem+json that names the field. */
@Provider
public class InvalidDocumentMapper extends ExceptionMapperBase<InvalidDocumentException> {

  @Override
  protected HttpProblem toProblem(InvalidDocumentException fault) {
    return HttpProblem.builder()
        .withStatus(Status.BAD_REQUEST)
        .withTitle(Status.BAD_REQUEST.getReasonPhrase())
        .withDetail(fault.getMessage())
        .with("field", fault.field())
        .build();
  }
}
