package io.netspace.gateway.adapter.inbound;

import io.netspace.gateway.application.StudyQueries;
import io.netspace.gateway.domain.CandidateView;
import io.netspace.gateway.domain.CurveView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One candidate: what it is, and how it learned. */
@Path(Api.ROOT + "/candidates/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evidence")
public class CandidatesResource {
  private final StudyQueries queries;

  CandidatesResource(StudyQueries queries) {
    this.queries = queries;
  }

  @GET
  @Operation(summary = "One candidate in full")
  public CandidateView get(@PathParam("id") String id) {
    return CandidateView.of(queries.candidate(id));
  }

  @GET
  @Path("curve")
  @Operation(summary = "Its learning curve, as far as it has come")
  public CurveView curve(@PathParam("id") String id) {
    return CurveView.of(queries.candidate(id));
  }
}
