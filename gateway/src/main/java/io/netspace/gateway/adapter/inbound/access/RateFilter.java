package io.netspace.gateway.adapter.inbound.access;

import io.netspace.gateway.domain.access.RequestRate;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/** Refuses requests of a login that makes too many. */
@Provider
public class RateFilter implements ContainerRequestFilter {
  private final Instance<Requesters> requesters;
  private final Instance<RequestRate> rates;

  /** Filters are made before there are settings, so what depends on them is found later. */
  RateFilter(Instance<Requesters> requesters, Instance<RequestRate> rates) {
    this.requesters = requesters;
    this.rates = rates;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String login = requesters.get().login();
    RequestRate rate = rates.get();
    int seconds = login == null ? 0 : rate.take(login, System.nanoTime());
    if (seconds > 0) {
      throw HttpProblem.builder()
          .withStatus(Status.TOO_MANY_REQUESTS)
          .withTitle(Status.TOO_MANY_REQUESTS.getReasonPhrase())
          .withDetail(
              "Authorization ("
                  + login
                  + ") may make "
                  + rate.perMinute()
                  + " requests a minute; wait.")
          .with("field", "Authorization")
          .withHeader("Retry-After", seconds)
          .build();
    }
  }
}
