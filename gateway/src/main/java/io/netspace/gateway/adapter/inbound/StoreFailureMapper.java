package io.netspace.gateway.adapter.inbound;

import com.mongodb.MongoException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** Maps an unavailable store to problem+json. */
@Provider
public class StoreFailureMapper extends ExceptionMapperBase<MongoException> {

  @Override
  protected HttpProblem toProblem(MongoException failure) {
    return HttpProblem.builder()
        .withStatus(Status.SERVICE_UNAVAILABLE)
        .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
        .withDetail("The store cannot be reached; ask again when /q/health/ready is UP.")
        .withHeader("Retry-After", 2)
        .build();
  }
}
